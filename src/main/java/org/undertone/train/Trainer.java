package org.undertone.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.undertone.corpus.BadCorpusException;
import org.undertone.corpus.Corpus;
import org.undertone.corpus.CorpusContent;
import org.undertone.corpus.CorpusReader;
import org.undertone.corpus.Example;
import org.undertone.corpus.ExampleLoader;
import org.undertone.corpus.Examples;
import org.undertone.corpus.FeatureCache;
import org.undertone.corpus.FoldPlan;
import org.undertone.corpus.Skipped;
import org.undertone.corpus.SpeakerFolds;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureSets;
import org.undertone.model.Label;
import org.undertone.model.ModelBundle;
import org.undertone.model.Provenance;
import org.undertone.train.TrainProgress.Stage;

/**
 * A corpus becomes a model bundle: read, analysed, tested on unheard speakers, fitted on all, saved
 * with its card.
 *
 * <p>The same data, options and seed give the same bundle, but for the date, which comes from the
 * clock. The bundle appears whole at the end or not at all.
 */
public final class Trainer {

  private final Path tempFolder;
  private final Clock clock;

  /**
   * @param tempFolder the work folder, in which features are cached
   * @param clock gives the date of the bundle
   */
  public Trainer(Path tempFolder, Clock clock) {
    this.tempFolder = Objects.requireNonNull(tempFolder, "tempFolder");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Trains and saves.
   *
   * @throws IllegalArgumentException if {@code out} holds something that is no model bundle
   * @throws BadCorpusException if the data cannot be a corpus, holds no usable clip, or only one
   *     label
   * @throws IOException if the cache or the bundle cannot be written
   * @throws InterruptedException if the thread is interrupted; nothing is then saved
   */
  public TrainReport train(TrainOptions options, TrainProgress progress)
      throws IOException, InterruptedException {
    ModelBundle.checkReplaceable(options.out());
    progress.begin(Stage.READ, 1);
    Corpus corpus =
        new CorpusReader(options.keepCalm())
            .read(options.data())
            .without(options.excludedSpeakers());
    progress.done(1);
    ExampleLoader loader =
        new ExampleLoader(
            new FeatureCache(tempFolder), options.threads(), FeatureSets.named(Classic190.NAME));
    progress.begin(Stage.FEATURES, corpus.utterances().size());
    Examples loaded = loader.load(corpus.utterances(), progress::done);
    List<Example> examples = loaded.examples();
    List<Label> labels = labels(options, examples);
    List<Skipped> skipped =
        Stream.concat(corpus.skipped().stream(), loaded.skipped().stream()).toList();
    FoldPlan plan = SpeakerFolds.standard(examples, options.seed());
    ModelFitter fitter =
        new ModelFitter(labels, options.forest(), options.threads(), provenance(options, examples));
    try {
      Optional<UnheardScores> scores = test(fitter, plan, examples, loader, progress);
      progress.begin(Stage.FINAL_FIT, options.forest().trees());
      ModelBundle bundle =
          ModelFitter.withScores(
              fitter.fit(options.id(), examples, progress::done),
              scores.map(UnheardScores::toScores));
      String card = ModelCard.markdown(options, bundle.manifest(), skipped, plan, scores);
      bundle.save(options.out(), Map.of("CARD.md", card.getBytes(StandardCharsets.UTF_8)));
      String text =
          TrainReport.head(bundle.manifest(), skipped, plan)
              + scores.map(s -> "\n" + TrainReport.scores(plan, new ScoreTables(s))).orElse("");
      return new TrainReport(bundle.manifest(), options.out(), skipped, plan, text);
    } catch (CancellationException e) {
      Thread.interrupted();
      InterruptedException interrupted = new InterruptedException(e.getMessage());
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  private static Optional<UnheardScores> test(
      ModelFitter fitter,
      FoldPlan plan,
      List<Example> examples,
      ExampleLoader loader,
      TrainProgress progress)
      throws IOException, InterruptedException {
    if (plan.folds().isEmpty()) {
      return Optional.empty();
    }
    List<Example> calmer =
        examples.stream()
            .filter(e -> e.utterance().speaker().isPresent())
            .filter(e -> CrossValidation.CALMER.contains(e.utterance().label()))
            .toList();
    progress.begin(Stage.ATTENUATED, calmer.size());
    List<Example> attenuated =
        loader.augmented(calmer, CrossValidation.ATTENUATION, progress::done);
    List<FoldResult> folds =
        new CrossValidation(fitter, plan.folds(), progress).run(examples, attenuated);
    return Optional.of(new UnheardScores(plan.protocol(), fitter.labels(), folds));
  }

  private static List<Label> labels(TrainOptions options, List<Example> examples)
      throws BadCorpusException {
    String data = options.data().stream().map(Path::toString).collect(Collectors.joining(", "));
    if (examples.isEmpty()) {
      throw new BadCorpusException(
          BadCorpusException.Reason.NO_USABLE_CLIP,
          data,
          "no usable clip in "
              + data
              + ": every one was excluded, undecodable, silent or repeated");
    }
    Set<Label> labels = EnumSet.noneOf(Label.class);
    examples.forEach(e -> labels.add(e.utterance().label()));
    if (labels.size() < 2) {
      throw new BadCorpusException(
          BadCorpusException.Reason.TOO_FEW_LABELS,
          data,
          "at least two labels are needed to tell apart, but all "
              + examples.size()
              + " usable clips in "
              + data
              + " are "
              + labels.iterator().next().word());
    }
    return List.copyOf(labels);
  }

  private Provenance provenance(TrainOptions options, List<Example> examples) {
    Map<String, String> named = new TreeMap<>();
    named.put("type", options.type());
    named.put("keepCalm", String.valueOf(options.keepCalm()));
    named.put("trees", String.valueOf(options.forest().trees()));
    named.put("maxDepth", String.valueOf(options.forest().maxDepth()));
    named.put("minLeaf", String.valueOf(options.forest().minLeaf()));
    named.put(
        "featuresPerSplit",
        options.forest().featuresPerSplit().isPresent()
            ? String.valueOf(options.forest().featuresPerSplit().getAsInt())
            : "square root");
    named.put("smoothing", String.valueOf(options.forest().smoothing()));
    if (!options.excludedSpeakers().isEmpty()) {
      List<String> excluded = new ArrayList<>(options.excludedSpeakers());
      named.put("excludedSpeakers", excluded.stream().sorted().collect(Collectors.joining(",")));
    }
    String version = Trainer.class.getPackage().getImplementationVersion();
    return new Provenance(
        CorpusContent.facts(examples),
        options.seed(),
        named,
        version == null ? "development" : version,
        Runtime.version().toString(),
        LocalDate.now(clock).toString());
  }
}
