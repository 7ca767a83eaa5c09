package org.undertone.train;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.undertone.corpus.Example;
import org.undertone.evaluate.Quantiles;
import org.undertone.model.GateSettings;
import org.undertone.model.Label;
import org.undertone.recognize.Band;

/** Training examples become the thresholds of the gates. */
final class GateLearner {

  /** The labels that loud speech goes with, and that noise and distance must not feign. */
  static final List<Label> GUARDED = List.of(Label.ANGRY, Label.FEARFUL);

  private static final double QUIETEST_SHARE = 0.01;
  private static final int FEWEST_CLIPS = 20;
  private static final double MIN_SPEECH_SECONDS = 0.2;

  private GateLearner() {}

  /**
   * For each guarded label, the speech level below which one in a hundred of its training clips
   * lies; none where fewer than 20 clips carry the label, since they say nothing of that level, or
   * where no calmer label was heard that could gain.
   *
   * @param byLevel whether the level of a recording is to mean anything; if not, no label is
   *     guarded, and the same voice has the same answer however strong it was recorded
   */
  static GateSettings learn(List<Example> training, boolean byLevel) {
    Map<Label, Double> quietest = new EnumMap<>(Label.class);
    boolean guards =
        byLevel
            && training.stream().anyMatch(e -> GateSettings.CALMER.contains(e.utterance().label()));
    for (Label label : guards ? GUARDED : List.<Label>of()) {
      double[] levels =
          training.stream()
              .filter(e -> e.utterance().label() == label)
              .mapToDouble(Example::speechLevelDbfs)
              .toArray();
      if (levels.length >= FEWEST_CLIPS) {
        quietest.put(label, Quantiles.of(levels, QUIETEST_SHARE));
      }
    }
    return new GateSettings(MIN_SPEECH_SECONDS, quietest, Band.LOW.from());
  }
}
