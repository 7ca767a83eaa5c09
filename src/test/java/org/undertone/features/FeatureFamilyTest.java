package org.undertone.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureFamilyTest {

  @Test
  void everyNamedValue_ofEverySet_hasAFamily() {
    int named = 0;
    for (String set : FeatureSets.names()) {
      for (String name : FeatureSets.named(set).valueNames()) {
        assertTrue(FeatureFamily.of(name).isPresent(), name);
        named++;
      }
    }
    assertTrue(named > 1000, named + " names");
  }

  @Test
  void everyFamily_hasMembersAndIndicatorsInClassic190() {
    Map<FeatureFamily, Integer> members = new EnumMap<>(FeatureFamily.class);
    Map<FeatureFamily, Integer> indicators = new EnumMap<>(FeatureFamily.class);
    for (String name : Classic190.names()) {
      FeatureFamily family = FeatureFamily.of(name).orElseThrow();
      members.merge(family, 1, Integer::sum);
      indicators.merge(family, family.isIndicator(name) ? 1 : 0, Integer::sum);
    }
    assertEquals(
        "{LOUDNESS=7, PITCH=2, BRIGHTNESS=5, TIMBRE=46, HARMONY=38, RHYTHM=92}",
        members.toString());
    assertEquals(
        "{LOUDNESS=2, PITCH=1, BRIGHTNESS=2, TIMBRE=7, HARMONY=1, RHYTHM=40}",
        indicators.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "rms_mean, LOUDNESS",
    "mfcc_01_mean, LOUDNESS",
    "mfcc_01_std, RHYTHM",
    "mfcc_02_mean, BRIGHTNESS",
    "mfcc_12_mean, TIMBRE",
    "spectral_centroid_std, RHYTHM",
    "f0_std_semitones, PITCH",
    "chroma_C#_mean, HARMONY",
  })
  void value_hasItsFamily(String name, FeatureFamily family) {
    assertEquals(Optional.of(family), FeatureFamily.of(name));
  }

  @Test
  void unknownName_hasNone() {
    assertEquals(Optional.empty(), FeatureFamily.of("humidity"));
  }
}
