package org.undertone.recognize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undertone.audio.Clip;
import org.undertone.audio.SourceFormat;
import org.undertone.audio.SpeechActivity;
import org.undertone.audio.VoiceActivity;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.Familiarity;
import org.undertone.learn.SpeakerStatistics;
import org.undertone.learn.StandardScaler;
import org.undertone.model.FamiliaritySettings;
import org.undertone.model.ModelBundle;
import org.undertone.model.SpeakerBaseline;
import org.undertone.model.SpeakerBaseline.Voice;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestModels;

/** What a recognizer does with a baseline of the speaker's voice, and how it makes one. */
class SpeakerTest {

  private static final ModelBundle BUNDLE = TestModels.adapting("adapting");
  private static final Recognizer RECOGNIZER = new Recognizer(BUNDLE);
  private static final SyntheticSpeech HIGH = SyntheticSpeech.DEFAULT.withPitchHz(260);

  private static SpeakerBaseline baseline(Voice voice, Clip... clips) {
    List<float[]> measured = new ArrayList<>();
    for (Clip clip : clips) {
      measured.addAll(RECOGNIZER.voice(clip));
    }
    return RECOGNIZER.baseline(measured, voice).orElseThrow();
  }

  private static Request beside(SpeakerBaseline baseline) {
    return new Request(false, false, Optional.of(baseline));
  }

  @Test
  void baseline_movesTheProbabilitiesAndIsTold() {
    Clip clip = HIGH.clip();
    Clip[] own = {HIGH.withSeed(2).clip(), HIGH.withSeed(3).clip(), HIGH.withSeed(4).clip()};
    Verdict plain = RECOGNIZER.recognize(clip);
    assertEquals(Optional.empty(), plain.speaker());
    for (Voice voice : Voice.values()) {
      Verdict heard = RECOGNIZER.recognize(clip, beside(baseline(voice, own)));
      assertEquals(Optional.of(new Verdict.SpeakerFacts(3, voice)), heard.speaker());
      assertNotEquals(plain.probabilities(), heard.probabilities());
      assertEquals(1, heard.probabilities().values().stream().mapToDouble(p -> p).sum(), 1e-9);
    }
  }

  @Test
  void answer_liesBetweenThatOfAStranger_andThatOnTheAdaptedFeatures() {
    Clip clip = HIGH.clip();
    SpeakerBaseline own = baseline(Voice.MIXED, HIGH.withSeed(2).clip());
    FeatureTensor features = BUNDLE.featureSet().extract(clip);
    float[] adapted = TestModels.population().adapt(features.values(), own.speaker(), false);
    FeatureTensor asOfAll = new FeatureTensor(features.set(), features.shape(), adapted);
    double[] stranger = BUNDLE.probabilities(features);
    double[] known = BUNDLE.probabilitiesOfBoth(asOfAll, features).get(1);
    assertFalse(Arrays.equals(stranger, known));
    assertFalse(Arrays.equals(BUNDLE.probabilities(asOfAll), known), "there is another forest");
    SpeechActivity speech = VoiceActivity.measure(clip);
    Decision decision = RECOGNIZER.decide(RECOGNIZER.hear(features, Optional.of(own)), speech);
    Verdict verdict = RECOGNIZER.recognize(clip, beside(own));
    int k = 0;
    for (double probability : decision.probabilities().values()) {
      assertEquals(0.75 * stranger[k] + 0.25 * known[k++], probability, 1e-12, "of one clip");
    }
    assertEquals(decision.probabilities(), verdict.probabilities());
    assertNotEquals(
        RECOGNIZER.decide(RECOGNIZER.hear(features, Optional.empty()), speech), decision);
  }

  @Test
  void explanation_addsUpToWhatIsServed_ofAKnownVoiceToo() {
    SpeakerBaseline own = baseline(Voice.MIXED, HIGH.withSeed(2).clip());
    Verdict verdict = RECOGNIZER.recognize(HIGH.clip(), new Request(true, false, Optional.of(own)));
    Explanation explanation = verdict.explanation().orElseThrow();
    explanation
        .labels()
        .forEach(
            (label, sums) -> { // neither calibrator nor gate
              double served = verdict.probabilities().get(label);
              assertEquals(served, sums.prediction(), 1e-9, label.word());
              double added =
                  sums.families().values().stream().mapToDouble(Double::doubleValue).sum();
              assertEquals(served, sums.base() + added, 1e-9, label.word());
            });
    Request plain = new Request(true, false, Optional.empty());
    assertNotEquals(
        RECOGNIZER.recognize(HIGH.clip(), plain).explanation().orElseThrow().labels(),
        explanation.labels());
  }

  @Test
  void silence_isNotAdaptedAndDoesNotSaySo() {
    Clip silence = new Clip(new float[32_000], SourceFormat.array(Clip.SAMPLE_RATE_HZ));
    Verdict verdict = RECOGNIZER.recognize(silence, beside(baseline(Voice.MIXED, HIGH.clip())));
    assertEquals(Outcome.NO_SPEECH, verdict.outcome());
    assertEquals(Optional.empty(), verdict.speaker());
  }

  @Test
  void longClip_countsAsStretchesOfItself() {
    assertEquals(1, RECOGNIZER.voice(HIGH.withSeconds(5.2).clip()).size());
    assertEquals(2, RECOGNIZER.voice(HIGH.withSeconds(5.3).clip()).size());
    Clip whole = HIGH.withSeconds(14).clip();
    List<float[]> measured = RECOGNIZER.voice(whole);
    assertEquals(4, measured.size());
    for (int i = 0; i < 4; i++) {
      float[] samples = new float[whole.length() / 4];
      whole.copyTo(i * samples.length, samples, 0, samples.length);
      Clip stretch = new Clip(samples, whole.source());
      assertArrayEquals(BUNDLE.featureSet().extract(stretch).values(), measured.get(i));
    }
  }

  @Test
  void stretchesWithoutSpeech_doNotCount() {
    float[] speech = HIGH.withSeconds(3.5).clip().samples();
    float[] halfSilent = Arrays.copyOf(speech, 2 * speech.length);
    Clip clip = new Clip(halfSilent, SourceFormat.array(Clip.SAMPLE_RATE_HZ));
    assertEquals(1, RECOGNIZER.voice(clip).size());
    Clip silence = new Clip(new float[32_000], SourceFormat.array(Clip.SAMPLE_RATE_HZ));
    assertEquals(List.of(), RECOGNIZER.voice(silence));
    assertEquals(Optional.empty(), RECOGNIZER.baseline(List.of(), Voice.MIXED));
  }

  @Test
  void baselineOfOtherFeatures_isRefusedBeforeAnything() {
    SpeakerBaseline other =
        new SpeakerBaseline(
            "functionals-660",
            Voice.MIXED,
            new SpeakerStatistics(1, new double[660], new double[660]));
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> RECOGNIZER.recognize(HIGH.clip(), beside(other)))
            .getMessage();
    assertTrue(message.contains("needs 190 of classic-190; make one with this model"), message);
    assertThrows(IllegalArgumentException.class, () -> RECOGNIZER.checkUsable(other));
    FeatureTensor features = BUNDLE.featureSet().extract(HIGH.clip());
    assertThrows(
        IllegalArgumentException.class, () -> RECOGNIZER.hear(features, Optional.of(other)));
  }

  @Test
  void modelThatDoesNotAdapt_refusesBaselinesAndMakesNone() {
    Recognizer deaf = new Recognizer(TestModels.forest("deaf", 3, 20));
    assertFalse(deaf.adapts());
    assertTrue(RECOGNIZER.adapts());
    SpeakerBaseline own = baseline(Voice.MIXED, HIGH.clip());
    assertThrows(IllegalArgumentException.class, () -> deaf.recognize(HIGH.clip(), beside(own)));
    assertEquals(
        "the model deaf cannot use a baseline",
        assertThrows(UnsupportedOperationException.class, () -> deaf.voice(HIGH.clip()))
            .getMessage());
  }

  /** Whoever sends a document may write anything into it that it allows. */
  @Test
  void farthestBaselines_stillGiveProbabilities() {
    double[] ones = new double[190];
    Arrays.fill(ones, 1e-9);
    double[][] weights = new double[5][190];
    for (double[] row : weights) {
      Arrays.fill(row, 3);
    }
    Familiarity familiarity =
        new Familiarity(new StandardScaler(new double[190], ones), weights, new double[5]);
    Recognizer guarded =
        new Recognizer(TestModels.guarded(BUNDLE, new FamiliaritySettings(familiarity, 0.1)));
    Clip clip = HIGH.clip();
    for (int clips : new int[] {1, 1_000_000}) {
      for (double mean : new double[] {-1e12, 1e12}) {
        for (String variance : List.of("0", "9e23")) {
          for (Voice voice : Voice.values()) {
            String json =
                "{\"undertoneBaseline\":1,\"featureSet\":\"classic-190\",\"voice\":\"%s\","
                    + "\"clips\":%d,\"mean\":[%s],\"variance\":[%s]}";
            String[] parts = new String[190];
            Arrays.fill(parts, Double.toString(mean));
            String means = String.join(",", parts);
            Arrays.fill(parts, variance);
            String variances = String.join(",", parts);
            SpeakerBaseline far =
                SpeakerBaseline.parse(json.formatted(voice.word(), clips, means, variances));
            Verdict verdict = guarded.recognize(clip, beside(far));
            double sum = verdict.probabilities().values().stream().mapToDouble(p -> p).sum();
            assertEquals(1, sum, 1e-9);
          }
        }
      }
    }
  }
}
