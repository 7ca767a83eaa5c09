package org.undertone.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.undertone.corpus.Sex;
import org.undertone.evaluate.Bootstrap.Draws;
import org.undertone.evaluate.Evaluation.ConfidenceEstimate;
import org.undertone.evaluate.Evaluation.ConfidenceFigures;
import org.undertone.evaluate.Evaluation.ConfusionCounts;
import org.undertone.evaluate.Evaluation.CorpusFigures;
import org.undertone.evaluate.Evaluation.FoldFigures;
import org.undertone.evaluate.Evaluation.IntervalFacts;
import org.undertone.evaluate.Evaluation.LabelCoverage;
import org.undertone.evaluate.Evaluation.LabelFigures;
import org.undertone.evaluate.Evaluation.SetFigures;
import org.undertone.evaluate.Evaluation.SpeakerCoverage;
import org.undertone.evaluate.Evaluation.SpeakerFigures;
import org.undertone.evaluate.Evaluation.SpeakerSpread;
import org.undertone.evaluate.Evaluation.Uncalibrated;
import org.undertone.model.Label;

/**
 * Judged clips become an {@link Evaluation}. The same clips and seed give the same, to the digit.
 */
public final class Evaluator {

  /** The judged clips of one fold. */
  public record Part(String name, List<Judged> clips) {
    public Part {
      clips = List.copyOf(clips);
    }
  }

  private static final int PERCENT = 100;

  private final List<Label> labels;
  private final List<Part> folds;
  private final Bootstrap bootstrap;
  private final List<Judged> clips;
  private final Tally tally;
  private final Draws draws;
  private final Drawn drawn;

  private Evaluator(List<Label> labels, List<Part> folds, Bootstrap bootstrap) {
    this.labels = List.copyOf(labels);
    this.folds = List.copyOf(folds);
    this.bootstrap = bootstrap;
    this.clips = folds.stream().flatMap(fold -> fold.clips().stream()).toList();
    this.tally = new Tally(labels, clips);
    this.draws = bootstrap.draw(clips);
    this.drawn = Drawn.of(tally, draws);
  }

  /**
   * Measures.
   *
   * @param labels those that the model knows, in their order
   * @param folds at least one, each with at least one clip; one alone where a finished model is
   *     tested
   * @throws IllegalArgumentException if there is no clip in a fold, or a label that is not known
   */
  public static Evaluation of(List<Label> labels, List<Part> folds, Bootstrap bootstrap) {
    if (folds.isEmpty() || folds.stream().anyMatch(fold -> fold.clips().isEmpty())) {
      throw new IllegalArgumentException("there must be at least one clip in each fold");
    }
    return new Evaluator(labels, folds, bootstrap).evaluation();
  }

  /** The name of a figure in the document, such as {@code unweightedAverageRecall}. */
  static String key(Figure figure) {
    StringBuilder key = new StringBuilder();
    for (String word : figure.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      key.append(key.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return key.toString();
  }

  private Evaluation evaluation() {
    int[] once = tally.once();
    List<Estimate> estimates = estimates();
    Map<String, Estimate> figures = new LinkedHashMap<>();
    for (Figure figure : Figure.values()) {
      figures.put(key(figure), estimates.get(Tally.of(figure)));
    }
    List<SpeakerFigures> speakers = speakers();
    SexTally bySex = new SexTally(labels, folds, bootstrap);
    return new Evaluation(
        clips.size(),
        figures,
        labels(estimates),
        speakers,
        spread(speakers),
        bySex.figures(),
        bySex.gap(),
        corpora(estimates),
        folds.stream().map(this::fold).toList(),
        counts(tally.confusion(once)),
        tally.ranking(once).reliability(Tally.BINS),
        Calibration.errorByChance(clips),
        uncalibrated(),
        confidence(estimates),
        sets(estimates),
        GateTally.of(labels, clips, drawn, draws),
        new IntervalFacts(
            Bootstrap.unit(clips),
            Bootstrap.units(clips),
            bootstrap.resamples(),
            bootstrap.level(),
            bootstrap.seed()));
  }

  private Optional<Uncalibrated> uncalibrated() {
    if (clips.stream().noneMatch(clip -> clip.uncalibrated().isPresent())) {
      return Optional.empty();
    }
    List<Judged> before = clips.stream().map(Judged::asUncalibrated).toList();
    Tally raw = new Tally(labels, before);
    double[] figures = raw.figures(raw.once());
    return Optional.of(
        new Uncalibrated(
            figures[Tally.of(Figure.EXPECTED_CALIBRATION_ERROR)],
            Calibration.errorByChance(before),
            figures[Tally.of(Figure.LOG_LOSS)],
            raw.ranking(raw.once()).reliability(Tally.BINS)));
  }

  /** Of every value of {@link Tally#figures}. */
  static List<Estimate> estimates(List<Label> labels, List<Part> folds, Bootstrap bootstrap) {
    return new Evaluator(labels, folds, bootstrap).estimates();
  }

  private List<Estimate> estimates() {
    List<double[]> byFold = new ArrayList<>();
    for (Part fold : folds) {
      Tally of = new Tally(labels, fold.clips());
      byFold.add(of.figures(of.once()));
    }
    double[] pooled = drawn.once();
    List<Estimate> estimates = new ArrayList<>();
    for (int i = 0; i < pooled.length; i++) {
      double[] resampled = drawn.resampled(i);
      Moments overFolds = Moments.of(column(byFold, i));
      estimates.add(
          new Estimate(
              overFolds.mean(),
              overFolds.deviation(),
              pooled[i],
              draws.low(resampled),
              draws.high(resampled)));
    }
    return estimates;
  }

  static double[] column(List<double[]> rows, int number) {
    return rows.stream().mapToDouble(row -> row[number]).toArray();
  }

  private List<LabelFigures> labels(List<Estimate> estimates) {
    List<LabelFigures> result = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      List<Judged> own = carrying(labels.get(i), clips);
      int at = Tally.ofLabel(i);
      result.add(
          new LabelFigures(
              labels.get(i),
              estimates.get(at),
              estimates.get(at + 1),
              estimates.get(at + 2),
              own.size(),
              Bootstrap.units(own)));
    }
    return result;
  }

  private static List<Judged> carrying(Label label, List<Judged> of) {
    return of.stream().filter(clip -> clip.truth() == label).toList();
  }

  private static List<Label> carried(List<Judged> of) {
    return of.stream().map(Judged::truth).distinct().sorted().toList();
  }

  private List<SpeakerFigures> speakers() {
    List<SpeakerFigures> result = new ArrayList<>();
    bySpeaker(clips)
        .forEach(
            (name, own) -> {
              Confusion confusion = confusion(own);
              result.add(
                  new SpeakerFigures(
                      name,
                      Sex.of(name),
                      own.size(),
                      confusion.unweightedAverageRecall(),
                      confusion.accuracy()));
            });
    return result;
  }

  private static Map<String, List<Judged>> bySpeaker(List<Judged> clips) {
    Map<String, List<Judged>> bySpeaker = new TreeMap<>();
    for (Judged clip : clips) {
      clip.speaker()
          .ifPresent(name -> bySpeaker.computeIfAbsent(name, n -> new ArrayList<>()).add(clip));
    }
    return bySpeaker;
  }

  private static SpeakerSpread spread(List<SpeakerFigures> speakers) {
    double[] uar = speakers.stream().mapToDouble(SpeakerFigures::unweightedAverageRecall).toArray();
    Moments moments = Moments.of(uar);
    return new SpeakerSpread(
        uar.length,
        moments.mean(),
        moments.deviation(),
        Arrays.stream(uar).min().orElse(Double.NaN),
        Arrays.stream(uar).max().orElse(Double.NaN));
  }

  private FoldFigures fold(Part fold) {
    Tally of = new Tally(labels, fold.clips());
    Confusion confusion = of.confusion(of.once());
    return new FoldFigures(
        fold.name(),
        fold.clips().size(),
        speakers(fold.clips()),
        carried(fold.clips()),
        confusion.unweightedAverageRecall(),
        confusion.accuracy(),
        of.ranking(of.once()).expectedCalibrationError(Tally.BINS),
        Calibration.errorByChance(fold.clips()));
  }

  private Confusion confusion(List<Judged> of) {
    return Confusion.of(labels, of.stream().map(Judged::answer).toList());
  }

  /**
   * @param all those of all clips, which are not found anew where there is one corpus
   */
  private List<CorpusFigures> corpora(List<Estimate> all) {
    List<CorpusFigures> result = new ArrayList<>();
    List<String> names = clips.stream().map(Judged::corpus).sorted().distinct().toList();
    for (String corpus : names) {
      List<Part> own = parts(folds, clip -> clip.corpus().equals(corpus));
      List<Judged> of = own.stream().flatMap(part -> part.clips().stream()).toList();
      List<Estimate> estimates = names.size() == 1 ? all : estimates(labels, own, bootstrap);
      result.add(
          new CorpusFigures(
              corpus,
              speakers(of),
              of.size(),
              carried(of),
              estimates.get(Tally.of(Figure.UNWEIGHTED_AVERAGE_RECALL)),
              estimates.get(Tally.of(Figure.ACCURACY)),
              estimates.get(Tally.of(Figure.EXPECTED_CALIBRATION_ERROR)),
              Calibration.errorByChance(of),
              estimates.get(Tally.of(Figure.ANSWERED)),
              estimates.get(Tally.of(Figure.ACCURACY_AMONG_ANSWERED))));
    }
    return result;
  }

  /** Of each fold the clips that are asked for; without the folds that have none. */
  static List<Part> parts(List<Part> folds, Predicate<Judged> asked) {
    return folds.stream()
        .map(fold -> new Part(fold.name(), fold.clips().stream().filter(asked).toList()))
        .filter(fold -> !fold.clips().isEmpty())
        .toList();
  }

  /** How many known speakers there are. */
  static int speakers(List<Judged> clips) {
    return (int) clips.stream().flatMap(clip -> clip.speaker().stream()).distinct().count();
  }

  private ConfusionCounts counts(Confusion confusion) {
    return new ConfusionCounts(
        labels,
        labels.stream()
            .map(truth -> labels.stream().map(first -> confusion.count(truth, first)).toList())
            .toList(),
        labels.stream().map(confusion::withoutSpeech).toList());
  }

  private Optional<SetFigures> sets(List<Estimate> estimates) {
    List<Judged> given = clips.stream().filter(c -> c.decision().set().isPresent()).toList();
    int at = Tally.ofSets(labels.size());
    return given.stream()
        .findFirst()
        .map(
            any ->
                new SetFigures(
                    any.decision().set().orElseThrow().probability(),
                    given.size(),
                    estimates.get(at),
                    estimates.get(at + 1),
                    estimates.get(at + 2),
                    setsByLabel(given, estimates),
                    setsBySpeaker(given)));
  }

  private List<LabelCoverage> setsByLabel(List<Judged> given, List<Estimate> estimates) {
    List<LabelCoverage> result = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      List<Judged> own = carrying(labels.get(i), given);
      result.add(
          new LabelCoverage(
              labels.get(i),
              own.size(),
              Bootstrap.units(own),
              estimates.get(Tally.ofSetsOfLabel(labels.size(), i))));
    }
    return result;
  }

  private static List<SpeakerCoverage> setsBySpeaker(List<Judged> given) {
    List<SpeakerCoverage> result = new ArrayList<>();
    bySpeaker(given)
        .forEach(
            (name, own) ->
                result.add(
                    new SpeakerCoverage(
                        name,
                        own.size(),
                        own.stream().filter(Judged::inSet).count() / (double) own.size())));
    return result;
  }

  private ConfidenceFigures confidence(List<Estimate> estimates) {
    Ranking ranking = tally.ranking(tally.once());
    List<ConfidenceEstimate> at = new ArrayList<>();
    for (int i = 0; i < Tally.CONFIDENCES.size(); i++) {
      int from = Tally.ofConfidence(i);
      at.add(
          new ConfidenceEstimate(
              Tally.CONFIDENCES.get(i), estimates.get(from), estimates.get(from + 1)));
    }
    return new ConfidenceFigures(
        at,
        IntStream.rangeClosed(0, PERCENT).mapToObj(p -> ranking.at(p / (double) PERCENT)).toList(),
        IntStream.rangeClosed(1, PERCENT)
            .mapToObj(p -> ranking.atCoverage(p / (double) PERCENT))
            .toList());
  }
}
