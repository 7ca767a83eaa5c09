package org.undertone.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undertone.corpus.Sex;
import org.undertone.model.Label;

/**
 * All that was measured of a model or recipe, as it stands in {@code evaluation.json}.
 *
 * @param clips how many were tested
 * @param figures each {@link Figure} by its name in the document
 * @param labels of each label of the model
 * @param speakers of each known speaker, by name
 * @param speakerSpread what those come to
 * @param sexes of women, of men and of those of whom no corpus tells, as far as they occur
 * @param sexGap what the UAR of women's clips is above that of men's; empty where either is absent
 * @param corpora of each corpus, by name
 * @param folds of each fold
 * @param confusion over the clips of all folds
 * @param reliability fifteen bins of equally many clips, the least sure first; the diagram
 * @param calibrationErrorByChance what the expected calibration error would come to if every
 *     confidence were true, on as many clips; NaN where no clip has one
 * @param uncalibrated what the confidence would be without the calibrator; empty where there is
 *     none
 * @param answers what confidence is worth
 * @param sets what sets of labels in place of one are worth; empty where no model gives any
 * @param gates what each gate does
 * @param interval how the intervals were found
 */
public record Evaluation(
    int clips,
    Map<String, Estimate> figures,
    List<LabelFigures> labels,
    List<SpeakerFigures> speakers,
    SpeakerSpread speakerSpread,
    List<SexFigures> sexes,
    Optional<SexGap> sexGap,
    List<CorpusFigures> corpora,
    List<FoldFigures> folds,
    ConfusionCounts confusion,
    List<ReliabilityBin> reliability,
    double calibrationErrorByChance,
    Optional<Uncalibrated> uncalibrated,
    ConfidenceFigures answers,
    Optional<SetFigures> sets,
    List<GateFigures> gates,
    IntervalFacts interval) {

  /** A figure. */
  public Estimate figure(Figure figure) {
    return figures.get(Evaluator.key(figure));
  }

  /**
   * One label.
   *
   * @param support how many clips carry it
   * @param units how many speakers, and clips of unknown ones, those are of
   */
  public record LabelFigures(
      Label label, Estimate recall, Estimate precision, Estimate f1, int support, int units) {}

  /**
   * One speaker.
   *
   * @param sex empty where no corpus tells
   */
  public record SpeakerFigures(
      String speaker,
      Optional<Sex> sex,
      int clips,
      double unweightedAverageRecall,
      double accuracy) {}

  /**
   * The clips of women, of men, or of speakers of whom no corpus tells.
   *
   * @param speakers how many of them are known by name
   */
  public record SexFigures(
      Optional<Sex> sex,
      int speakers,
      int clips,
      Estimate unweightedAverageRecall,
      Estimate accuracy) {}

  /**
   * A difference of UAR, over the clips of all folds.
   *
   * @param low the lower end of its bootstrap interval; NaN where there are not two speakers of
   *     either sex to draw from
   * @param high its upper end
   * @param speakers the fewer of either sex
   * @param shown whether the interval leaves 0 out and is of {@link Bootstrap#fewest enough}
   *     speakers of either sex, so that there is a difference
   */
  public record SexGap(double difference, double low, double high, int speakers, boolean shown) {}

  /** The UAR of the known speakers, each counting alike; NaN where none is known. */
  public record SpeakerSpread(
      int speakers, double mean, double deviation, double least, double greatest) {}

  /**
   * The clips of one corpus.
   *
   * @param speakers how many of them are known by name
   * @param labels those that its clips carry; UAR is the mean of their recalls
   * @param calibrationErrorByChance as that of the {@link Evaluation}, of these clips
   */
  public record CorpusFigures(
      String corpus,
      int speakers,
      int clips,
      List<Label> labels,
      Estimate unweightedAverageRecall,
      Estimate accuracy,
      Estimate expectedCalibrationError,
      double calibrationErrorByChance,
      Estimate answered,
      Estimate accuracyAmongAnswered) {}

  /**
   * One fold.
   *
   * @param labels those that its clips carry; UAR is the mean of their recalls
   * @param calibrationErrorByChance as that of the {@link Evaluation}, of these clips
   */
  public record FoldFigures(
      String fold,
      int clips,
      int speakers,
      List<Label> labels,
      double unweightedAverageRecall,
      double accuracy,
      double expectedCalibrationError,
      double calibrationErrorByChance) {}

  /**
   * How often each label was taken for each.
   *
   * @param counts a row for each truth, a column for each first candidate, in the order of labels
   * @param withoutSpeech of each truth, the clips that have no candidate
   */
  public record ConfusionCounts(
      List<Label> labels, List<List<Integer>> counts, List<Integer> withoutSpeech) {

    /** The same to reckon with. */
    public Confusion toConfusion() {
      int[][] all = new int[labels.size()][labels.size() + 1];
      for (int i = 0; i < all.length; i++) {
        for (int j = 0; j < labels.size(); j++) {
          all[i][j] = counts.get(i).get(j);
        }
        all[i][labels.size()] = withoutSpeech.get(i);
      }
      return Confusion.ofCounts(labels, all);
    }
  }

  /**
   * Confidence without the calibrator, over the clips of all folds.
   *
   * @param calibrationErrorByChance as that of the {@link Evaluation}
   * @param reliability as that of the {@link Evaluation}
   */
  public record Uncalibrated(
      double expectedCalibrationError,
      double calibrationErrorByChance,
      double logLoss,
      List<ReliabilityBin> reliability) {}

  /**
   * What confidence is worth.
   *
   * @param at 35, 50 and 70 %
   * @param byConfidence the whole curve: every per cent of confidence from 0 to 100
   * @param byCoverage the same by coverage: every per cent of clips from 1 to 100
   */
  public record ConfidenceFigures(
      List<ConfidenceEstimate> at,
      List<ConfidencePoint> byConfidence,
      List<RiskPoint> byCoverage) {}

  /** Coverage and accuracy at one confidence. */
  public record ConfidenceEstimate(double confidence, Estimate coverage, Estimate accuracy) {}

  /**
   * Sets of labels in place of one, over the clips that have one: all in which speech was heard.
   *
   * @param probability with which the truth is promised to be in a set
   * @param coverage the share of clips whose truth is
   * @param size the mean number of labels in a set
   * @param single the share of sets of one label
   * @param labels the coverage of each label of the model, to which the promise does not extend
   * @param speakers that of each known speaker, by name, to whom it does not extend either
   */
  public record SetFigures(
      double probability,
      int clips,
      Estimate coverage,
      Estimate size,
      Estimate single,
      List<LabelCoverage> labels,
      List<SpeakerCoverage> speakers) {}

  /**
   * How often sets hold a label where it is the truth.
   *
   * @param clips how many carry it and have a set
   * @param units how many speakers, and clips of unknown ones, those are of
   */
  public record LabelCoverage(Label label, int clips, int units, Estimate coverage) {}

  /**
   * How often the sets of one speaker's clips hold the truth.
   *
   * @param clips how many have a set, at least one
   */
  public record SpeakerCoverage(String speaker, int clips, double coverage) {}

  /**
   * What one gate does, over the clips of all folds.
   *
   * @param fired on how many clips
   * @param without what would be if it were switched off
   * @param with what is
   * @param gain in the share of right answers among those given: with less without, over the same
   *     speakers in each resample
   */
  public record GateFigures(
      String gate, int fired, GateSide without, GateSide with, Comparison.Difference gain) {}

  /** With a gate or without it. */
  public record GateSide(
      double unweightedAverageRecall, double answered, double accuracyAmongAnswered) {}

  /**
   * How the intervals were found.
   *
   * @param unit what is drawn: {@code speaker}, {@code clip} where no speaker is known, or {@code
   *     speaker or clip of an unknown one}
   * @param units how many there are
   */
  public record IntervalFacts(String unit, int units, int resamples, double level, long seed) {

    static final String SPEAKER = "speaker";
    static final String CLIP = "clip";
    static final String EITHER = "speaker or clip of an unknown one";

    /** What is drawn, where it is several. */
    public String unitsInWords() {
      return inWords(unit);
    }

    /** Several of a unit. */
    static String inWords(String unit) {
      return unit.equals(EITHER) ? "speakers and clips of unknown ones" : unit + "s";
    }

    /** Whether they can keep their level; of fewer they are too narrow, and tell a scale alone. */
    boolean areOfEnough() {
      return areOfEnough(units);
    }

    /** The same of an interval over so many speakers alone. */
    boolean areOfEnough(int speakers) {
      return speakers >= Bootstrap.fewest(level);
    }
  }
}
