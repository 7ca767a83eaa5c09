package org.undertone.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.audio.Clip;
import org.undertone.audio.LossyCodec;
import org.undertone.audio.SourceFormat;
import org.undertone.audio.VoiceActivity;
import org.undertone.features.Classic190;
import org.undertone.testing.SyntheticSpeech;

class AugmentationTest {

  private static final Clip SPEECH = SyntheticSpeech.DEFAULT.withSeconds(2).clip();

  static Stream<Augmentation> all() {
    return Stream.of(
        new Degradation(20, -65, 1),
        new AddedNoise(10, 1),
        new RandomGain(-6, 6, 1),
        new Roll(0.1, 1),
        new TimeStretched(1.2),
        new PitchShifted(2),
        new SpeedChanged(0.9),
        new AddedNoise(Noise.PINK, 5, 30, 1),
        new AddedNoise(Noise.BABBLE, 5, 30, 1),
        new Room(0.2, 0.8, 0, 1),
        new Telephone(),
        new RandomChannel(2, 6, 1),
        new AnotherVoice(1, 1),
        new Chain(List.of(new Telephone(), new RandomGain(-6, -5, 1))),
        new OneOf(List.of(new Telephone(), new RandomGain(-6, -5, 1)), 1));
  }

  @ParameterizedTest
  @MethodSource("all")
  void copy_isAnother_theSameAtEveryRun_ofTheSameSource(Augmentation augmentation) {
    Clip copy = augmentation.apply(SPEECH);
    assertFalse(Arrays.equals(SPEECH.samples(), copy.samples()));
    assertArrayEquals(copy.samples(), augmentation.apply(SPEECH).samples());
    assertEquals(SPEECH.source(), copy.source());
  }

  @ParameterizedTest
  @MethodSource("all")
  void oddClips_haveCopies(Augmentation augmentation) {
    float[] loudest = new float[1000];
    for (int i = 0; i < loudest.length; i++) {
      loudest[i] = i % 2 == 0 ? Clip.MAX_MAGNITUDE : -Clip.MAX_MAGNITUDE;
    }
    for (float[] samples : List.of(new float[1], new float[] {0.5f}, new float[777], loudest)) {
      assertTrue(augmentation.apply(clip(samples)).length() >= 1);
    }
  }

  @Test
  void ids_sayAllThatMakesThemDiffer() {
    List<Augmentation> different = new ArrayList<>(all().toList());
    different.add(new Degradation(20, -65, 2));
    different.add(new AddedNoise(10, 2));
    different.add(new AddedNoise(11, 1));
    different.add(new RandomGain(-6, 6, 2));
    different.add(new RandomGain(-5, 6, 1));
    different.add(new RandomGain(-6, 5, 1));
    different.add(new Roll(0.1, 2));
    different.add(new Roll(0.2, 1));
    different.add(new TimeStretched(1.2000001));
    different.add(new PitchShifted(2.0000001));
    different.add(new SpeedChanged(0.9000001));
    different.add(new AddedNoise(Noise.PINK, 5, 29, 1));
    different.add(new AddedNoise(Noise.PINK, 5, 30, 2));
    different.add(new Room(0.2, 0.8, 1, 1));
    different.add(new Room(0.2, 0.7, 0, 1));
    different.add(new Room(0.2, 0.8, 0, 2));
    different.add(new Coded(LossyCodec.OPUS, 24));
    different.add(new Coded(LossyCodec.MP3, 24));
    different.add(new Coded(LossyCodec.OPUS, 25));
    different.add(new RandomChannel(2, 5, 1));
    different.add(new RandomChannel(1, 6, 1));
    different.add(new RandomChannel(2, 6, 2));
    different.add(new AnotherVoice(2, 1));
    different.add(new AnotherVoice(1, 2));
    different.add(new Chain(List.of()));
    different.add(new OneOf(List.of(new Telephone(), new RandomGain(-6, -5, 1)), 2));
    assertEquals(
        different.size(), new HashSet<>(different.stream().map(Augmentation::id).toList()).size());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 10, 25})
  void addedNoise_liesSoFarBelowTheSpeech(double snrDb) {
    double[] noise = new double[SPEECH.length()];
    float[] copy = new AddedNoise(snrDb, 1).apply(SPEECH).samples();
    for (int i = 0; i < noise.length; i++) {
      noise[i] = copy[i] - SPEECH.samples()[i];
    }
    double power = Arrays.stream(noise).map(x -> x * x).sum() / noise.length;
    double level = VoiceActivity.measure(SPEECH).speechLevelDbfs();
    assertEquals(level - snrDb, 10 * Math.log10(power), 0.2);
  }

  @Test
  void randomGain_liesInItsRange_anotherForEachClip() {
    HashSet<Long> gains = new HashSet<>();
    for (int i = 1; i <= 20; i++) {
      float[] copy = new RandomGain(-6, 6, 1).apply(clip(new float[] {0.01f * i})).samples();
      double db = 20 * Math.log10(copy[0] / (0.01f * i));
      assertTrue(db >= -6.0001 && db <= 6.0001, () -> db + " dB");
      gains.add(Math.round(1e3 * db));
    }
    assertEquals(20, gains.size());
    assertEquals(
        0.1f, new RandomGain(20, 20, 1).apply(clip(new float[] {0.01f})).samples()[0], 1e-6f);
  }

  @Test
  void roll_turnsTheSamplesAbout() {
    float[] rising = new float[1000];
    for (int i = 0; i < rising.length; i++) {
      rising[i] = i;
    }
    for (long seed = 0; seed < 20; seed++) {
      float[] rolled = new Roll(0.1, seed).apply(clip(rising)).samples();
      int shift = (int) rolled[0];
      assertTrue(shift <= 100 || shift >= 900, () -> "shift " + shift);
      for (int i = 0; i < rolled.length; i++) {
        assertEquals((i + shift) % 1000, rolled[i]);
      }
    }
  }

  @Test
  void timeStretched_changesTheLengthAndKeepsThePitch() {
    Clip copy = new TimeStretched(1.25).apply(SPEECH);
    assertEquals(SPEECH.length() / 1.25, copy.length(), 1);
    assertEquals(pitch(SPEECH), pitch(copy), 0.5);
    assertEquals(level(SPEECH), level(copy), 1);
  }

  @Test
  void pitchShifted_keepsTheLengthAndChangesThePitch() {
    Clip copy = new PitchShifted(2).apply(SPEECH);
    assertEquals(SPEECH.length(), copy.length());
    assertEquals(pitch(SPEECH) + 2, pitch(copy), 0.5);
    assertEquals(level(SPEECH), level(copy), 1);
  }

  @Test
  void speedChanged_changesLengthAndPitchTogether() {
    Clip copy = new SpeedChanged(1.25).apply(SPEECH);
    assertEquals(SPEECH.length() / 1.25, copy.length(), 1);
    assertEquals(pitch(SPEECH) + 12 * Math.log(1.25) / Math.log(2), pitch(copy), 0.5);
    assertEquals(level(SPEECH), level(copy), 1);
  }

  @Test
  void anotherVoice_movesPitchAndPaceWithinTheirBounds_eachNumberOtherwise() {
    HashSet<Integer> lengths = new HashSet<>();
    HashSet<Long> pitches = new HashSet<>();
    for (Augmentation voice : AnotherVoice.of(5, 1)) {
      Clip copy = voice.apply(SPEECH);
      assertEquals(0, Math.log((double) copy.length() / SPEECH.length()), Math.log(1.2) + 0.001);
      assertEquals(pitch(SPEECH), pitch(copy), 4.5);
      assertEquals(level(SPEECH), level(copy), 1.5);
      lengths.add(copy.length());
      pitches.add(Math.round(10 * pitch(copy)));
    }
    assertEquals(5, lengths.size());
    assertTrue(pitches.size() >= 4, pitches::toString);
  }

  @Test
  void badValues_areRefusedByName() {
    assertEquals(
        "lowestSnrDb must lie in [-20.0, 100.0], got NaN",
        message(() -> new AddedNoise(Double.NaN, 1)));
    assertEquals(
        "highestDb must lie in [3.0, 60.0], got 2.0", message(() -> new RandomGain(3, 2, 1)));
    assertEquals(
        "lowestDb must lie in [-60.0, 60.0], got -61.0", message(() -> new RandomGain(-61, 2, 1)));
    assertEquals("largestPart must lie in [0.0, 0.5], got 0.6", message(() -> new Roll(0.6, 1)));
    assertEquals("rate must lie in [0.25, 4.0], got 5.0", message(() -> new TimeStretched(5)));
    assertEquals(
        "semitones must lie in [-12.0, 12.0], got 13.0", message(() -> new PitchShifted(13)));
    assertEquals("factor must lie in [0.5, 2.0], got 0.4", message(() -> new SpeedChanged(0.4)));
    assertEquals("number must be at least 1, got 0", message(() -> new AnotherVoice(0, 1)));
  }

  private static String message(Runnable run) {
    return assertThrows(IllegalArgumentException.class, run::run).getMessage();
  }

  private static double pitch(Clip clip) {
    return Classic190.extract(clip).values()[Classic190.names().indexOf("f0_median_semitones")];
  }

  private static double level(Clip clip) {
    return VoiceActivity.measure(clip).speechLevelDbfs();
  }

  private static Clip clip(float[] samples) {
    return new Clip(samples, SourceFormat.array(Clip.SAMPLE_RATE_HZ));
  }
}
