package org.undertone.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.undertone.corpus.BadCorpusException;
import org.undertone.corpus.Corpus;
import org.undertone.corpus.CorpusReader;
import org.undertone.corpus.Example;
import org.undertone.corpus.ExampleLoader;
import org.undertone.corpus.Examples;
import org.undertone.corpus.FeatureCache;
import org.undertone.evaluate.EvaluationDocument.DataFacts;
import org.undertone.evaluate.EvaluationDocument.ProtocolFacts;
import org.undertone.evaluate.EvaluationDocument.Subject;
import org.undertone.model.Label;
import org.undertone.model.Manifest;
import org.undertone.model.ModelBundle;

/**
 * A finished model, tested on a corpus through the recognizer as it is served; and, where a second
 * one is given, the two compared on the same clips. Tested are clips whose label every model knows;
 * an answer with any other label is an error, as it would be in service.
 */
public final class ModelEvaluator {

  /** The name of the protocol. */
  static final String PROTOCOL = "model";

  /** Told how many clips are analysed. */
  public interface Progress {
    /** So many will be. */
    void begin(int clips);

    /** So many are. */
    void done(int clips);
  }

  private final FeatureCache cache;
  private final int threads;

  /**
   * @param cache of features
   * @param threads how many clips are analysed at once, at least 1
   */
  public ModelEvaluator(FeatureCache cache, int threads) {
    this.cache = Objects.requireNonNull(cache, "cache");
    this.threads = threads;
  }

  /** What is left of a corpus for a model. */
  private record Tested(List<Example> all, List<Example> clips, Hearing hearing) {}

  /**
   * Tests.
   *
   * @param data folders and manifests
   * @param speakers whom alone to test, such as {@code ravdess:07}; empty for everybody
   * @param probing how {@code model} alone is tested besides
   * @throws IllegalArgumentException if nobody bears the name of one of the {@code speakers}, or a
   *     baseline is asked for and the model cannot use one
   * @throws BadCorpusException if the data cannot be a corpus or holds no clip that can be tested
   * @throws IOException if the cache cannot be written
   * @throws InterruptedException if the thread is interrupted
   */
  public EvaluationDocument evaluate(
      ModelBundle model,
      Optional<ModelBundle> other,
      List<Path> data,
      Set<String> speakers,
      Probing probing,
      Bootstrap bootstrap,
      Progress progress)
      throws IOException, InterruptedException {
    EnrolmentJudge.requireAble(model, probing.enrolments());
    Set<Label> labels = EnumSet.copyOf(model.manifest().labels());
    Set<Label> all = EnumSet.copyOf(labels);
    other.ifPresent(
        second -> {
          labels.retainAll(second.manifest().labels());
          all.addAll(second.manifest().labels());
        });
    Corpus corpus = new CorpusReader(all.contains(Label.CALM)).read(data);
    Corpus.requireSpeakers("--speakers", speakers, List.of(corpus));
    Set<String> asked = corpus.spelled(speakers);
    Examples loaded = load(model, corpus, progress);
    if (loaded.examples().isEmpty()) {
      throw BadCorpusException.allSkipped(data, loaded.skipped());
    }
    Tested tested = tested(model.manifest(), loaded.examples(), labels, asked, data);
    List<Judged> judged = new Judge(model).judge(tested.clips());
    List<String> warnings = new ArrayList<>();
    tested.hearing().warning().ifPresent(warnings::add);
    Optional<Comparison> comparison = Optional.empty();
    if (other.isPresent()) {
      ModelBundle second = other.get();
      Examples again =
          second.manifest().featureSet().equals(model.manifest().featureSet())
              ? loaded
              : load(second, corpus, progress);
      Tested same = tested(second.manifest(), again.examples(), labels, asked, data);
      same.hearing().warning().ifPresent(warnings::add);
      comparison =
          Optional.of(
              Comparison.of(
                  side(model.manifest(), tested, judged),
                  side(second.manifest(), same, new Judge(second).judge(same.clips())),
                  occurring(tested.clips()),
                  bootstrap));
    }
    List<Example> leftOut = new ArrayList<>(loaded.examples());
    leftOut.removeIf(
        example -> labels.contains(example.utterance().label()) || !isOfAny(example, asked));
    DataFacts facts = DataFacts.of(tested.clips(), leftOut, loaded.skipped(), loaded.unusual());
    return document(model.manifest(), tested, judged, warnings, facts, comparison, bootstrap)
        .with(
            probing.enrolments(),
            EnrolmentJudge.figures(
                probing.enrolments(),
                model.manifest().labels(),
                List.of(
                    EnrolmentJudge.judge(
                        model, "all", tested.clips(), probing.enrolments(), bootstrap)),
                bootstrap),
            robustness(model, tested.clips(), judged, probing, bootstrap, progress));
  }

  private static EvaluationDocument document(
      Manifest model,
      Tested tested,
      List<Judged> judged,
      List<String> warnings,
      DataFacts facts,
      Optional<Comparison> comparison,
      Bootstrap bootstrap) {
    boolean heard = tested.hearing().heard();
    Evaluation results =
        Evaluator.of(model.labels(), List.of(new Evaluator.Part("all", judged)), bootstrap);
    String on =
        heard ? Hearing.NOT_A_SCORE : "speakers it did not hear, as far as its bundle tells";
    return new EvaluationDocument(
        EvaluationDocument.headline(model.id() + " on " + on, results),
        warnings,
        subject(model, tested.hearing()),
        new ProtocolFacts(PROTOCOL, "none", 1, heard, false, notes(model, tested)),
        facts,
        results,
        comparison);
  }

  private Optional<Robustness> robustness(
      ModelBundle model,
      List<Example> clips,
      List<Judged> judged,
      Probing probing,
      Bootstrap bootstrap,
      Progress progress)
      throws IOException, InterruptedException {
    CopyJudge copyJudge =
        new CopyJudge(new ExampleLoader(cache, threads, model.featureSet()), probing.conditions());
    List<List<Judged>> copies = List.of();
    if (copyJudge.copies() > 0) {
      progress.begin(copyJudge.copies() * clips.size());
      copies = copyJudge.judge(new Judge(model), clips, progress::done);
    }
    return copyJudge.measure(model.manifest().labels(), judged, copies, bootstrap);
  }

  private Examples load(ModelBundle model, Corpus corpus, Progress progress)
      throws IOException, InterruptedException {
    progress.begin(corpus.utterances().size());
    IntConsumer done = progress::done;
    return new ExampleLoader(cache, threads, model.featureSet())
        .load(corpus.utterances(), done)
        .in(corpus);
  }

  private static Tested tested(
      Manifest manifest,
      List<Example> all,
      Set<Label> labels,
      Set<String> speakers,
      List<Path> data)
      throws BadCorpusException {
    List<Example> clips =
        all.stream()
            .filter(example -> labels.contains(example.utterance().label()))
            .filter(example -> isOfAny(example, speakers))
            .toList();
    if (clips.isEmpty()) {
      String where = BadCorpusException.paths(data);
      throw new BadCorpusException(
          BadCorpusException.Reason.NO_USABLE_CLIP,
          where,
          "no clip in "
              + where
              + " can be tested: "
              + all.size()
              + " are usable, but none is of "
              + words(labels)
              + (speakers.isEmpty() ? "" : " and of one of the given speakers"));
    }
    return new Tested(all, clips, Hearing.of(manifest, all, clips));
  }

  /** Whether it is of one of some speakers; where there are none, of anybody. */
  private static boolean isOfAny(Example example, Set<String> speakers) {
    return speakers.isEmpty()
        || example.utterance().speaker().filter(speakers::contains).isPresent();
  }

  private static List<String> notes(Manifest manifest, Tested tested) {
    Set<Label> absent = EnumSet.copyOf(manifest.labels());
    absent.removeAll(occurring(tested.clips()));
    return absent.isEmpty()
        ? List.of()
        : List.of(
            "no tested clip is "
                + words(absent)
                + "; where the model answers so all the same, it is wrong");
  }

  private static List<Label> occurring(List<Example> examples) {
    Set<Label> labels = EnumSet.noneOf(Label.class);
    examples.forEach(example -> labels.add(example.utterance().label()));
    return List.copyOf(labels);
  }

  private static String words(Set<Label> labels) {
    return labels.stream().map(Label::word).collect(Collectors.joining(" or "));
  }

  private static Comparison.Side side(Manifest manifest, Tested tested, List<Judged> judged) {
    return new Comparison.Side(
        manifest.id(), manifest.labels(), judged, Optional.of(tested.hearing()));
  }

  private static Subject subject(Manifest manifest, Hearing hearing) {
    return new Subject(
        Optional.of(manifest.id()),
        Optional.of(hearing),
        manifest.type(),
        manifest.featureSet(),
        manifest.labels(),
        manifest.provenance().seed(),
        manifest.provenance().options(),
        manifest.provenance().corpora());
  }
}
