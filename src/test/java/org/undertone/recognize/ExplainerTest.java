package org.undertone.recognize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.undertone.features.FeatureFamily;
import org.undertone.model.Attribution;
import org.undertone.model.Label;

/** What is made of the parts of features: sums, directions, words. */
class ExplainerTest {

  @Test
  void sentence_namesTheTwoFamiliesThatSpeakMost() {
    assertEquals(
        "brighter and louder than usual, which speaks for angry",
        sentence(
            feature("rms_mean", 1.5, 0.1),
            feature("spectral_centroid_mean", 0.9, 0.2),
            feature("f0_median_semitones", -2, 0.09)));
  }

  @Test
  void sentence_passesOverWhatSpeaksAgainstOrHardlyAtAll() {
    assertEquals(
        "quieter than usual, which speaks for angry",
        sentence(
            feature("rms_mean", -0.6, 0.3),
            feature("spectral_centroid_mean", 3, -0.2),
            feature("f0_median_semitones", 3, 0.07)));
  }

  @Test
  void sentence_whereNothingStandsOut_namesTheFamilies() {
    assertEquals(
        "timbre and loudness speak for angry",
        sentence(
            feature("rms_mean", 0.4, 0.1),
            feature("mfcc_09_mean", 5, 0.2),
            feature("harmonic_percussive_ratio_db_mean", 0.1, 0.05)));
    assertEquals("pitch speaks for angry", sentence(feature("f0_std_semitones", 5, 0.2)));
  }

  @Test
  void sentence_whereNothingSpeaksForTheLabel_saysSo() {
    assertEquals("nothing by itself speaks for angry", sentence(feature("rms_mean", 2, 0.009)));
  }

  @Test
  void clipWithoutPitch_isNotSaidToBeLowOrHigh() {
    Attribution.Feature pitch = feature("f0_median_semitones", -3, 0.3);
    Attribution low = attribution(pitch, feature("rms_mean", -1, 0.1));
    assertEquals(
        "lower-pitched and quieter than usual, which speaks for angry",
        Explainer.explain(low, Label.ANGRY, true).sentence());
    Explanation explanation = Explainer.explain(low, Label.ANGRY, false);
    assertEquals("quieter than usual, which speaks for angry", explanation.sentence());
    assertEquals(
        new Explanation.Family("pitch", 0.3, OptionalDouble.empty(), "usual"),
        explanation.families().get(0));
    assertEquals(
        "the lack of a pitch speaks for angry",
        Explainer.explain(attribution(pitch), Label.ANGRY, false).sentence());
  }

  @Test
  void families_sumTheirFeaturesAndAverageTheirIndicators() {
    Explanation explanation =
        Explainer.explain(
            attribution(
                feature("rms_mean", 2, 0.1),
                feature("mfcc_01_mean", 1, -0.3),
                feature("rms_std", -9, 0.5),
                feature("mfcc_09_mean", 1, 0.1)),
            Label.ANGRY,
            true);
    Explanation.Family loudness = explanation.families().get(0);
    assertEquals("loudness", loudness.family());
    assertEquals(0.3, loudness.contribution(), 1e-12);
    assertEquals(OptionalDouble.of(1.5), loudness.deviation());
    assertEquals("louder", loudness.direction());
    Explanation.Family timbre = explanation.families().get(1);
    assertEquals(OptionalDouble.empty(), timbre.deviation());
    assertEquals("usual", timbre.direction());
    assertEquals(2, explanation.families().size(), "the others have no feature here");
    assertEquals(
        Set.of("loudness", "timbre"), explanation.labels().get(Label.SAD).families().keySet());
    assertEquals(
        List.of("rms_std", "mfcc_01_mean", "rms_mean", "mfcc_09_mean"),
        explanation.features().stream().map(Explanation.Feature::feature).toList());
    assertEquals(-0.3, explanation.labels().get(Label.SAD).families().get("loudness"), 1e-12);
  }

  private static String sentence(Attribution.Feature... features) {
    return Explainer.explain(attribution(features), Label.ANGRY, true).sentence();
  }

  private static Attribution attribution(Attribution.Feature... features) {
    Map<Label, Double> half = Map.of(Label.ANGRY, 0.5, Label.SAD, 0.5);
    return Attribution.ofFeatures(half, half, List.of(features));
  }

  private static Attribution.Feature feature(String name, double deviation, double contribution) {
    return new Attribution.Feature(
        name,
        FeatureFamily.ofAny(name),
        deviation,
        Map.of(Label.ANGRY, contribution, Label.SAD, -contribution));
  }
}
