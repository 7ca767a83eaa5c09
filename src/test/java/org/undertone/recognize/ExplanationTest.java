package org.undertone.recognize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.audio.Clip;
import org.undertone.audio.SourceFormat;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.network.NetworkType;
import org.undertone.model.Label;
import org.undertone.model.ModelBundle;
import org.undertone.model.SpeakerBaseline;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestModels;
import org.undertone.testing.TestNetworks;

/** The explanation of a whole answer. */
class ExplanationTest {

  private static final Request EXPLAINED = new Request(true, false, Optional.empty());
  private static final Clip VOICE = SyntheticSpeech.DEFAULT.clip();

  @Test
  void explanation_isGivenOnlyWhereAsked() {
    Recognizer recognizer = new Recognizer(TestModels.forest("classic"));
    assertEquals(Optional.empty(), recognizer.recognize(VOICE).explanation());
    assertTrue(recognizer.recognize(VOICE, EXPLAINED).explanation().isPresent());
  }

  @Test
  void explanation_ofSilence_isEmpty() {
    Recognizer recognizer = new Recognizer(TestModels.forest("classic"));
    Clip silence =
        new Clip(new float[Clip.SAMPLE_RATE_HZ], SourceFormat.array(Clip.SAMPLE_RATE_HZ));
    assertEquals(Optional.empty(), recognizer.recognize(silence, EXPLAINED).explanation());
  }

  @Test
  void contributions_ofTheShippedModel_addUpToWhatTheClassifierSays() throws Exception {
    ModelBundle bundle = ModelBundle.load(Path.of("models/classic"));
    FeatureTensor features = bundle.featureSet().extract(VOICE);
    double[] raw = bundle.probabilities(features);
    Verdict verdict = new Recognizer(bundle).recognize(VOICE, EXPLAINED);
    Explanation explanation = verdict.explanation().orElseThrow();
    assertEquals(verdict.top().get(0).label(), explanation.label());
    int index = bundle.manifest().labels().indexOf(explanation.label());
    double ofFeatures =
        explanation.features().stream().mapToDouble(Explanation.Feature::contribution).sum();
    double families =
        explanation.families().stream().mapToDouble(Explanation.Family::contribution).sum();
    assertEquals(bundle.featureSet().valueNames().size(), explanation.features().size());
    assertEquals(raw[index], explanation.base() + ofFeatures, 1e-9);
    assertEquals(raw[index], explanation.base() + families, 1e-9);
    double base = 0;
    for (int i = 0; i < raw.length; i++) {
      Label label = bundle.manifest().labels().get(i);
      Explanation.LabelSums sums = explanation.labels().get(label);
      double sum = sums.families().values().stream().mapToDouble(Double::doubleValue).sum();
      assertEquals(raw[i], sums.base() + sum, 1e-9);
      assertEquals(raw[i], sums.prediction());
      base += sums.base();
    }
    assertEquals(1, base, 1e-9);
  }

  @Test
  void familyWithoutAnyFeature_isLeftOut() throws Exception {
    ModelBundle bundle = ModelBundle.load(Path.of("models/classic"));
    assertFalse(bundle.featureSet().heedsLevel());
    Explanation explanation =
        new Recognizer(bundle).recognize(VOICE, EXPLAINED).explanation().orElseThrow();
    Set<String> told = Set.of("pitch", "brightness", "timbre", "harmony", "rhythm");
    assertEquals(
        told,
        explanation.families().stream()
            .map(Explanation.Family::family)
            .collect(Collectors.toSet()));
    explanation.labels().values().forEach(sums -> assertEquals(told, sums.families().keySet()));
  }

  /** Creak of 45 pulses a second, over noise: heard as speech, and no F0 is looked for so low. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void clipWithoutVoicedFrame_hasNoPitchToCompare(boolean known) {
    Clip creak =
        SyntheticSpeech.DEFAULT.withPitchHz(45).withAccentSemitones(0).withLevelDbfs(-50).clip();
    Recognizer recognizer = new Recognizer(TestModels.adapting("classic"));
    Optional<SpeakerBaseline> baseline =
        recognizer
            .baseline(recognizer.voice(VOICE), SpeakerBaseline.Voice.MIXED)
            .filter(b -> known);
    Verdict verdict = recognizer.recognize(creak, new Request(true, false, baseline));
    Explanation.Family pitch =
        verdict.explanation().orElseThrow().families().stream()
            .filter(family -> family.family().equals("pitch"))
            .findFirst()
            .orElseThrow();
    assertEquals(OptionalDouble.empty(), pitch.deviation());
    assertEquals("usual", pitch.direction());
    assertEquals(known, verdict.speaker().isPresent());
  }

  /** What families did to a pool of networks, a stranger's and a known voice's. */
  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void families_ofStudio_addUpToWhatItSays(int clips) throws Exception {
    ModelBundle bundle = ModelBundle.load(Path.of("models/studio"));
    Recognizer recognizer = new Recognizer(bundle);
    assertTrue(recognizer.explains());
    List<float[]> heard = new ArrayList<>();
    for (int i = 0; i < clips; i++) {
      heard.addAll(recognizer.voice(SyntheticSpeech.DEFAULT.withPitchHz(150 + 20 * i).clip()));
    }
    Optional<SpeakerBaseline> voice = recognizer.baseline(heard, SpeakerBaseline.Voice.MIXED);
    FeatureTensor features = bundle.featureSet().extract(VOICE);
    double[] said = bundle.probabilities(features);
    if (voice.isPresent()) {
      List<double[]> both =
          bundle.probabilitiesOfBoth(bundle.adapt(features, voice.get()), features);
      double known = heard.size() / (heard.size() + 3.0);
      for (int i = 0; i < said.length; i++) {
        said[i] = (1 - known) * both.get(0)[i] + known * both.get(1)[i];
      }
    }
    Explanation explanation =
        recognizer.recognize(VOICE, new Request(true, false, voice)).explanation().orElseThrow();
    assertEquals(List.of(), explanation.features());
    assertEquals(
        Set.of("pitch", "brightness", "timbre", "harmony", "rhythm", "whole"),
        explanation.families().stream()
            .map(Explanation.Family::family)
            .collect(Collectors.toSet()));
    assertTrue(explanation.sentence().endsWith(explanation.label().word()));
    for (int i = 0; i < said.length; i++) {
      Explanation.LabelSums sums = explanation.labels().get(bundle.manifest().labels().get(i));
      double sum = sums.families().values().stream().mapToDouble(part -> part).sum();
      assertEquals(said[i], sums.base() + sum, 1e-9);
      assertEquals(said[i], sums.prediction(), 1e-9);
    }
  }

  @Test
  void network_saysThatItCannotExplain() throws Exception {
    ModelBundle network = TestNetworks.bundle("companion", NetworkType.CNN_MEL);
    Recognizer recognizer = new Recognizer(network);
    assertFalse(recognizer.explains());
    assertEquals(
        "the model companion cannot explain its answers",
        assertThrows(
                UnsupportedOperationException.class, () -> recognizer.recognize(VOICE, EXPLAINED))
            .getMessage());
    assertThrows(
        UnsupportedOperationException.class,
        () -> network.attribution(network.featureSet().extract(VOICE)));
  }
}
