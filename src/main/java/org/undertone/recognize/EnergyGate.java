package org.undertone.recognize;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.undertone.model.GateSettings;
import org.undertone.model.Label;
import org.undertone.recognize.Verdict.GateReport;

/**
 * On quiet speech, angry and fearful lose to the calmer candidates.
 *
 * <p>Each guarded label has a speech level below which training speakers hardly ever express it.
 * Below that level its probability goes to the calmer labels, in proportion to what they have.
 */
final class EnergyGate {

  private final Map<Label, Double> quietestDbfs;

  EnergyGate(Map<Label, Double> quietestDbfs) {
    this.quietestDbfs = quietestDbfs;
  }

  /**
   * Moves probability where the speech is too quiet.
   *
   * @param probabilities of every label of the model; changed in place, the sum is kept
   */
  GateReport apply(double speechLevelDbfs, Map<Label, Double> probabilities) {
    List<Label> quieted = new ArrayList<>();
    for (Label label : probabilities.keySet()) {
      Double quietest = quietestDbfs.get(label);
      if (quietest != null && speechLevelDbfs < quietest) {
        quieted.add(label);
      }
    }
    double calm = sum(probabilities, GateSettings.CALMER);
    if (quieted.isEmpty()) {
      return new GateReport(GateReport.ENERGY, false, loudEnough(speechLevelDbfs));
    }
    if (calm <= 0) {
      String quiet = tooQuiet(speechLevelDbfs, quieted) + ", but no calmer candidate is left";
      return new GateReport(GateReport.ENERGY, false, quiet);
    }
    double moved = sum(probabilities, quieted);
    quieted.forEach(label -> probabilities.put(label, 0.0));
    double gain = (calm + moved) / calm;
    GateSettings.CALMER.forEach(label -> probabilities.computeIfPresent(label, (l, p) -> p * gain));
    return new GateReport(
        GateReport.ENERGY,
        true,
        tooQuiet(speechLevelDbfs, quieted)
            + String.format(
                Locale.ROOT, "; their probability of %.2f went to the calmer candidates", moved));
  }

  private static double sum(Map<Label, Double> probabilities, Iterable<Label> labels) {
    double sum = 0;
    for (Label label : labels) {
      sum += probabilities.getOrDefault(label, 0.0);
    }
    return sum;
  }

  private String loudEnough(double level) {
    if (quietestDbfs.isEmpty()) {
      return "the model guards no label against quiet speech";
    }
    return String.format(
        Locale.ROOT,
        "speech at %.1f dBFS is not below the level at which %s still occur (%s)",
        level,
        words(quietestDbfs.keySet()),
        limits(quietestDbfs.keySet(), limit -> limit));
  }

  private String tooQuiet(double level, List<Label> quieted) {
    return String.format(
        Locale.ROOT,
        "speech at %.1f dBFS is quieter than %s in training (%s)",
        Rounded.down(level, 1),
        words(quieted),
        limits(quieted, limit -> Rounded.up(limit, 1)));
  }

  private static String words(Iterable<Label> labels) {
    List<String> words = new ArrayList<>();
    for (Label label : sorted(labels)) {
      words.add(label.word());
    }
    return String.join(" and ", words);
  }

  private String limits(Iterable<Label> labels, DoubleUnaryOperator rounding) {
    return sorted(labels).stream()
        .map(quietestDbfs::get)
        .map(limit -> String.format(Locale.ROOT, "%.1f dBFS", rounding.applyAsDouble(limit)))
        .collect(Collectors.joining(", "));
  }

  private static Set<Label> sorted(Iterable<Label> labels) {
    Set<Label> sorted = EnumSet.noneOf(Label.class);
    labels.forEach(sorted::add);
    return sorted;
  }
}
