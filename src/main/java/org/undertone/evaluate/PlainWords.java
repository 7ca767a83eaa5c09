package org.undertone.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.undertone.corpus.Sex;
import org.undertone.evaluate.Evaluation.ConfidenceEstimate;
import org.undertone.evaluate.Evaluation.CorpusFigures;
import org.undertone.evaluate.Evaluation.LabelFigures;
import org.undertone.evaluate.Evaluation.SexFigures;
import org.undertone.evaluate.Evaluation.SexGap;
import org.undertone.evaluate.Evaluation.SpeakerFigures;
import org.undertone.evaluate.EvaluationDocument.ProtocolFacts;
import org.undertone.model.Label;

/** The figures of an evaluation as sentences for people who are no statisticians. */
public final class PlainWords {

  /** Below this recall a label counts as a weakness, if it is not the weakest anyway. */
  private static final double WEAK = 0.4;

  /** The fewest clips of which "so many of 100" is said. */
  static final int FEWEST = 20;

  private static final double HUNDRED = 100;

  private PlainWords() {}

  /**
   * How often it is right, and how often guessing would be.
   *
   * @param whose on whom it was tested, such as {@code people whom it had never heard}
   */
  public static String right(String whose, Evaluation evaluation) {
    double accuracy = evaluation.figure(Figure.ACCURACY).pooled();
    int labels = evaluation.labels().size();
    return String.format(
        Locale.ROOT,
        "Of 100 clips of %s it names the right one of %d feelings in %s; guessing would in %s.",
        whose,
        labels,
        hundred(accuracy),
        hundred(1.0 / labels));
  }

  /** How many clips get an answer, and how many of the answers are right. */
  public static String answers(Evaluation evaluation) {
    Estimate answered = evaluation.figure(Figure.ANSWERED);
    Estimate right = evaluation.figure(Figure.ACCURACY_AMONG_ANSWERED);
    if (!Double.isFinite(right.pooled())) {
      return "It is never sure enough to answer.";
    }
    return String.format(
        Locale.ROOT,
        "It is sure enough to answer %s of 100, and then it is right in %s of 100.",
        hundred(answered.pooled()),
        hundred(right.pooled()));
  }

  /** Whether its confidence can be taken at its word. */
  public static String confidence(Evaluation evaluation) {
    double error = evaluation.figure(Figure.EXPECTED_CALIBRATION_ERROR).pooled();
    if (!Double.isFinite(error)) {
      return "It heard speech in no clip, so that its confidence cannot be judged.";
    }
    return String.format(
            Locale.ROOT,
            "Its confidence lies %s points from the truth on average; if it were wholly true, chance"
                + " alone would show %s on so many clips.",
            points(error),
            points(evaluation.calibrationErrorByChance()))
        + leaning(evaluation.reliability(), error, evaluation.calibrationErrorByChance())
            .map(how -> " It claims " + how + ".")
            .orElse("")
        + evaluation
            .uncalibrated()
            .map(
                u ->
                    String.format(
                        Locale.ROOT,
                        " Before calibration it lay %s points off.",
                        points(u.expectedCalibrationError())))
            .orElse("");
  }

  /**
   * Which way confidence errs, where that is more than chance shows.
   *
   * @param error its expected calibration error
   * @param byChance what that would be by chance alone
   */
  public static Optional<String> leaning(
      List<ReliabilityBin> reliability, double error, double byChance) {
    if (!(error > 2 * byChance)) {
      return Optional.empty();
    }
    double excess = ReliabilityBin.excess(reliability);
    if (Math.abs(excess) < error / 2) {
      return Optional.of("too much of some clips and too little of others");
    }
    return Optional.of(excess > 0 ? "too much" : "too little");
  }

  /** What being at least so sure is worth, for the surest that more than a few clips reach. */
  public static Optional<String> whenSure(Evaluation evaluation) {
    return evaluation.answers().at().stream()
        .filter(at -> Math.round(at.coverage().pooled() * evaluation.clips()) >= FEWEST)
        .max(Comparator.comparingDouble(ConfidenceEstimate::confidence))
        .map(
            at ->
                String.format(
                    Locale.ROOT,
                    "Where it is %s sure or more, which is in %s of 100 clips, it is right in %s of 100.",
                    share(at.confidence()),
                    hundred(at.coverage().pooled()),
                    hundred(at.accuracy().pooled())));
  }

  /** The labels that it hears worst, the worst first, each with what it takes them for. */
  public static List<String> weakLabels(Evaluation evaluation) {
    List<LabelFigures> order =
        evaluation.labels().stream()
            .filter(of -> of.support() > 0)
            .sorted(Comparator.comparingDouble(of -> of.recall().pooled()))
            .toList();
    List<String> weak = new ArrayList<>();
    for (LabelFigures of : order) {
      if (weak.isEmpty() || of.recall().pooled() < WEAK) {
        weak.add(of.support() == 1 ? onlyClip(of, evaluation) : weak(of, evaluation));
      }
    }
    return weak;
  }

  private static String weak(LabelFigures of, Evaluation evaluation) {
    return String.format(
        Locale.ROOT,
        "%s: %s of its %d clips are heard as such%s%s.",
        of.label().word(),
        Tables.percent(of.recall().pooled()),
        of.support(),
        interval(of.recall(), evaluation, of.units()),
        mistakenFor(of.label(), evaluation)
            .map(m -> "; most often it is taken for " + m)
            .orElse(""));
  }

  private static String onlyClip(LabelFigures of, Evaluation evaluation) {
    Confusion confusion = evaluation.confusion().toConfusion();
    return of.label().word()
        + ": its only clip is "
        + confusion.labels().stream()
            .filter(first -> confusion.count(of.label(), first) > 0)
            .map(first -> first == of.label() ? "heard as such" : "taken for " + first.word())
            .findFirst()
            .orElse("heard as no speech")
        + ".";
  }

  /** What a label is most often taken for, with the share; empty if it is never mistaken. */
  public static Optional<String> mistakenFor(Label truth, Evaluation evaluation) {
    Confusion confusion = evaluation.confusion().toConfusion();
    return confusion.labels().stream()
        .filter(first -> first != truth && confusion.count(truth, first) > 0)
        .max(Comparator.comparingInt(first -> confusion.count(truth, first)))
        .map(
            first ->
                first.word()
                    + " ("
                    + share(confusion.count(truth, first) / (double) confusion.support(truth))
                    + ")");
  }

  /** The labels that not every corpus has, each with where it may be missed for that. */
  public static List<String> rareLabels(Evaluation evaluation) {
    List<String> lines = new ArrayList<>();
    for (LabelFigures of : evaluation.labels()) {
      List<String> without =
          evaluation.corpora().stream()
              .filter(corpus -> !corpus.labels().contains(of.label()))
              .map(CorpusFigures::corpus)
              .toList();
      if (of.support() > 0 && !without.isEmpty()) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%s: no clip of %s carries it, so that it may never be named in recordings like those.",
                of.label().word(),
                list(without)));
      }
    }
    return lines;
  }

  /** How clips were chosen for testing, such as {@code speakers (ravdess-6, 5 folds)}. */
  public static String protocol(ProtocolFacts protocol) {
    return protocol.name().equals(ModelEvaluator.PROTOCOL)
        ? "a finished model, asked of every clip"
        : String.format(
            Locale.ROOT,
            "%s (%s, %d %s)",
            protocol.name(),
            protocol.plan(),
            protocol.folds(),
            protocol.folds() == 1 ? "part" : "folds");
  }

  /** How it does for women and for men, and whether that is a difference. */
  public static List<String> bySex(Evaluation evaluation) {
    List<String> lines = new ArrayList<>();
    for (SexFigures of : evaluation.sexes()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: UAR %s%s over %s%s.",
              words(of.sex()),
              Tables.percent(of.unweightedAverageRecall().pooled()),
              interval(of.unweightedAverageRecall(), evaluation, of.speakers()),
              Tables.clips(of.clips()),
              of.speakers() == 0
                  ? ""
                  : " of " + of.speakers() + (of.speakers() == 1 ? " speaker" : " speakers")));
    }
    lines.add(evaluation.sexGap().map(gap -> gap(gap, evaluation)).orElse(unknownGap(evaluation)));
    return lines;
  }

  /**
   * Whom it hears worst and best, of those with more than a few clips; empty where there are not
   * two such speakers that differ.
   */
  public static Optional<String> bySpeaker(Evaluation evaluation) {
    List<SpeakerFigures> order =
        evaluation.speakers().stream()
            .filter(of -> of.clips() >= FEWEST)
            .sorted(Comparator.comparingDouble(SpeakerFigures::unweightedAverageRecall))
            .toList();
    if (order.isEmpty() || uar(order.get(0)).equals(uar(order.get(order.size() - 1)))) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "The same model does differently by voice, from %s to %s; a new voice may fall outside too.",
            words(order.get(0)),
            words(order.get(order.size() - 1))));
  }

  /** A speaker with the UAR of the clips. */
  public static String words(SpeakerFigures of) {
    return String.format(Locale.ROOT, "%s for %s", uar(of), of.speaker());
  }

  private static String uar(SpeakerFigures of) {
    return Tables.percent(of.unweightedAverageRecall());
  }

  private static String unknownGap(Evaluation evaluation) {
    boolean oneOnly = evaluation.sexes().stream().anyMatch(of -> of.sex().isPresent());
    return oneOnly
        ? "How it does for speakers of the other sex was not measured."
        : "The sex of the speakers is not known, so that nothing can be said of women and men.";
  }

  private static String gap(SexGap gap, Evaluation evaluation) {
    String size =
        String.format(
            Locale.ROOT,
            "%s points of UAR%s",
            points(Math.abs(gap.difference())),
            Double.isFinite(gap.low()) && evaluation.interval().areOfEnough(gap.speakers())
                ? String.format(
                    Locale.ROOT,
                    ", %.0f %% interval of women less men %+.1f to %+.1f",
                    HUNDRED * evaluation.interval().level(),
                    HUNDRED * gap.low(),
                    HUNDRED * gap.high())
                : "");
    if (!gap.shown()) {
      return "That is no difference that so few speakers could show (" + size + ").";
    }
    return String.format(
        Locale.ROOT, "It hears %s better (%s).", gap.difference() > 0 ? "women" : "men", size);
  }

  /** Women, men, or neither known. */
  public static String words(Optional<Sex> sex) {
    Map<Sex, String> words = Map.of(Sex.FEMALE, "women", Sex.MALE, "men");
    return sex.map(words::get).orElse("speakers whose sex is not known");
  }

  /**
   * Such as {@code (95 % interval 43.1 to 50.6)}, after a space; empty where there is none, or it
   * is of too few speakers to be called that.
   */
  static String interval(Estimate estimate, Evaluation evaluation) {
    return interval(estimate, evaluation, evaluation.interval().units());
  }

  /** The same of a figure over so many speakers; none either where all draws are alike. */
  static String interval(Estimate estimate, Evaluation evaluation, int speakers) {
    return estimate.low() < estimate.high() && evaluation.interval().areOfEnough(speakers)
        ? String.format(
            Locale.ROOT,
            " (%.0f %% interval %.1f to %.1f)",
            HUNDRED * evaluation.interval().level(),
            HUNDRED * estimate.low(),
            HUNDRED * estimate.high())
        : "";
  }

  /** A share as a whole number of a hundred, but never all or nothing that it is not. */
  public static String hundred(double share) {
    if (share > 0 && share < 0.005) {
      return "fewer than one";
    }
    if (share < 1 && share >= 0.995) {
      return "more than 99";
    }
    return String.format(Locale.ROOT, "%.0f", HUNDRED * share);
  }

  /** A share in whole per cent. */
  public static String share(double share) {
    return Double.isFinite(share)
        ? String.format(Locale.ROOT, "%.0f %%", HUNDRED * share)
        : Tables.UNDEFINED;
  }

  /** Such as {@code 35, 50 and 70}. */
  public static String list(List<String> parts) {
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  private static String points(double share) {
    return FigureTables.number(share, true).replace(" %", "");
  }
}
