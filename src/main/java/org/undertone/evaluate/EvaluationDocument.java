package org.undertone.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.undertone.corpus.CorpusContent;
import org.undertone.corpus.Example;
import org.undertone.corpus.FoldPlan;
import org.undertone.corpus.Skipped;
import org.undertone.model.Label;
import org.undertone.model.Provenance.CorpusFacts;
import org.undertone.recognize.VerdictJson;

/**
 * {@code evaluation.json}: what was measured, of what, on what and how. It holds no times and no
 * folders, so that the same data, options and seed give the same bytes. A figure that is not
 * defined is {@code null}.
 *
 * @param formatVersion of the document, {@value #FORMAT_VERSION}
 * @param kind {@code evaluation}; a truth table has another
 * @param headline the result as a sentence
 * @param warnings what a reader must know before any figure; empty where there is nothing
 * @param subject what was measured
 * @param protocol how it was tested
 * @param data on what
 * @param results all figures
 * @param comparison with another model; empty where none was asked for
 * @param enrolment what a baseline of the speaker's voice is worth; empty where nothing was asked
 * @param robustness on degraded copies of the clips; empty where none was asked for
 */
public record EvaluationDocument(
    int formatVersion,
    String kind,
    String headline,
    List<String> warnings,
    Subject subject,
    ProtocolFacts protocol,
    DataFacts data,
    Evaluation results,
    Optional<Comparison> comparison,
    List<EnrolmentFigures> enrolment,
    Optional<Robustness> robustness) {

  /** Of documents that this program writes. */
  public static final int FORMAT_VERSION = 1;

  /** The name of its file. */
  public static final String FILE = "evaluation.json";

  /** A document of the present format. */
  public EvaluationDocument(
      String headline,
      List<String> warnings,
      Subject subject,
      ProtocolFacts protocol,
      DataFacts data,
      Evaluation results,
      Optional<Comparison> comparison) {
    this(
        FORMAT_VERSION,
        "evaluation",
        headline,
        List.copyOf(warnings),
        subject,
        protocol,
        data,
        results,
        comparison,
        List.of(),
        Optional.empty());
  }

  /**
   * The same with what was found with baselines, and on copies.
   *
   * @param asked the baselines that were to be tried; those of which nothing could be found make a
   *     warning
   */
  public EvaluationDocument with(
      List<Enrolment> asked, List<EnrolmentFigures> baselines, Optional<Robustness> copies) {
    Set<String> found =
        baselines.stream().map(EnrolmentFigures::enrolment).collect(Collectors.toSet());
    List<String> more = new ArrayList<>(warnings);
    asked.stream()
        .map(Enrolment::word)
        .filter(word -> !found.contains(word))
        .forEach(
            word ->
                more.add("nobody has clips enough for a baseline of " + word + ": it is left out"));
    return new EvaluationDocument(
        formatVersion,
        kind,
        headline,
        List.copyOf(more),
        subject,
        protocol,
        data,
        results,
        comparison,
        List.copyOf(baselines),
        copies);
  }

  /** Whether what is tested is of other corpora than what was learned from. */
  boolean betweenCorpora() {
    Set<String> learned = names(subject.trainingCorpora());
    return names(data.corpora()).stream().noneMatch(learned::contains);
  }

  private static Set<String> names(List<CorpusFacts> corpora) {
    return corpora.stream().map(CorpusFacts::name).collect(Collectors.toSet());
  }

  /**
   * What was measured.
   *
   * @param model the id of a finished model; empty where a recipe was trained anew in each fold
   * @param hearing whether that model heard in training whom it is tested on; empty for a recipe
   * @param options of the training run by name
   * @param trainingCorpora what it learned from; of a recipe all folds together
   */
  public record Subject(
      Optional<String> model,
      Optional<Hearing> hearing,
      String type,
      String featureSet,
      List<Label> labels,
      long seed,
      Map<String, String> options,
      List<CorpusFacts> trainingCorpora) {}

  /**
   * How it was tested.
   *
   * @param name {@code model}, {@code speakers}, {@code clips}, {@code corpus} or {@code leaky}
   * @param plan the folds, such as {@code ravdess-6}
   * @param speakersShared whether speakers who are tested were, or may have been, heard in training
   * @param leaky whether altered copies of tested clips were learned from
   * @param notes what a reader of the scores must know
   */
  public record ProtocolFacts(
      String name,
      String plan,
      int folds,
      boolean speakersShared,
      boolean leaky,
      List<String> notes) {

    private static final String CROSS_FITTED =
        "where all speakers are tested, calibrator and thresholds of a fold are fitted to what the"
            + " models of the other folds said of theirs; these models may have heard whom it tests";

    private static final String BY_ONE =
        "the clips that were held out to choose the best epoch are those that calibrator and"
            + " thresholds are fitted to, which may leave it a little too sure";

    /**
     * Those of a plan.
     *
     * @param crossFitted whether what is fitted beside the classifier of a fold comes from the
     *     models of the others
     * @param choosesEpochs whether models judge their epochs by held-out clips
     */
    public static ProtocolFacts of(
        String name, FoldPlan plan, boolean leaky, boolean crossFitted, boolean choosesEpochs) {
      List<String> notes = new ArrayList<>(plan.notes());
      if (crossFitted) {
        notes.add(CROSS_FITTED);
      } else if (choosesEpochs) {
        notes.add(BY_ONE);
      }
      return new ProtocolFacts(
          name,
          plan.protocol(),
          plan.folds().size(),
          plan.speakersShared(),
          leaky,
          List.copyOf(notes));
    }
  }

  /**
   * On what it was tested.
   *
   * @param corpora the tested clips by corpus
   * @param leftOut how many clips carry a label that cannot be tested, by label
   * @param skipped files that could not be used: a line for each reason
   * @param unusual what is odd about files that were used all the same
   */
  public record DataFacts(
      List<CorpusFacts> corpora,
      Map<String, Long> leftOut,
      List<String> skipped,
      List<String> unusual) {

    /** Of examples that are tested and others that carry a label that cannot be. */
    public static DataFacts of(
        List<Example> tested, List<Example> leftOut, List<Skipped> skipped, List<String> unusual) {
      Map<String, Long> counts = new LinkedHashMap<>();
      for (Label label : Label.values()) {
        long count = leftOut.stream().filter(e -> e.utterance().label() == label).count();
        if (count > 0) {
          counts.put(label.word(), count);
        }
      }
      return new DataFacts(
          CorpusContent.facts(tested), counts, Skipped.summary(skipped), List.copyOf(unusual));
    }
  }

  /**
   * The UAR (where there are folds their mean, then that of all clips) with the interval of all
   * clips, and the calibration error, after words that say of what.
   */
  public static String headline(String what, Evaluation evaluation) {
    Estimate uar = evaluation.figure(Figure.UNWEIGHTED_AVERAGE_RECALL);
    Estimate ece = evaluation.figure(Figure.EXPECTED_CALIBRATION_ERROR);
    return what
        + ": UAR "
        + (evaluation.folds().size() > 1
            ? FigureTables.spread(uar, true) + " over folds, of all clips "
            : "")
        + FigureTables.number(uar.pooled(), true)
        + PlainWords.interval(uar, evaluation)
        + ", calibration error "
        + FigureTables.number(ece.pooled(), true)
        + ".";
  }

  /** The document as indented JSON, its last line ended. */
  public String json() {
    return json(this);
  }

  /** Any document of this kind as indented JSON, its last line ended. */
  public static String json(Object document) {
    try {
      return VerdictJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(document)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values can be written", e);
    }
  }
}
