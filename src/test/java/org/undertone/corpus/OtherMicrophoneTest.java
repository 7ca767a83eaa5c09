package org.undertone.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.audio.Clip;
import org.undertone.audio.SourceFormat;
import org.undertone.audio.VoiceActivity;
import org.undertone.dsp.Stft;
import org.undertone.testing.SyntheticSpeech;

/** Other rooms, lines, noises and microphones. */
class OtherMicrophoneTest {

  private static final int RATE_HZ = Clip.SAMPLE_RATE_HZ;
  private static final Clip SPEECH = SyntheticSpeech.DEFAULT.withSeconds(2).clip();

  @ParameterizedTest
  @EnumSource
  void noise_ofAnyKind_liesSoFarBelowTheSpeech(Noise noise) {
    float[] copy = new AddedNoise(noise, 10, 10, 1).apply(SPEECH).samples();
    assertEquals(10, snrDb(copy), noise == Noise.WHITE ? 0.2 : 1e-3);
  }

  @Test
  void randomNoise_liesInItsRange_anotherForEachSeed() {
    HashSet<Long> distances = new HashSet<>();
    for (int number : new int[] {1, 3, 7, 9, 11, 15, 17, 19}) {
      OneOf drawn = (OneOf) new RobustCopy(number, 1).steps().links().get(3);
      AddedNoise noise = (AddedNoise) drawn.choices().get(1);
      double snrDb = snrDb(noise.apply(SPEECH).samples());
      assertTrue(snrDb > 4.99 && snrDb < 30.01, () -> snrDb + " dB");
      distances.add(Math.round(snrDb));
    }
    assertTrue(distances.size() > 5, distances::toString);
  }

  @Test
  void pinkNoise_falls3DbAnOctave_rumbleAbove40Hz_babbleAsSpeechDoes() {
    float[] pink = floats(Noise.PINK.draw(1 << 18, new Random(1)));
    assertEquals(3, bandDb(pink, 200, 400) - bandDb(pink, 400, 800), 0.4);
    assertEquals(9, bandDb(pink, 200, 400) - bandDb(pink, 1600, 3200), 0.6);
    float[] rumble = floats(Noise.RUMBLE.draw(1 << 18, new Random(1)));
    assertEquals(0, bandDb(rumble, 5, 20) - bandDb(rumble, 20, 40), 1.5);
    assertTrue(bandDb(rumble, 20, 40) - bandDb(rumble, 50, 100) > 40);
    assertEquals(1, Copies.rms(rumble), 1e-3);
    float[] babble = floats(Noise.BABBLE.draw(1 << 18, new Random(1)));
    assertEquals(9, bandDb(babble, 1000, 1500) - bandDb(babble, 2000, 3000), 2);
    assertTrue(bandDb(babble, 100, 200) > bandDb(babble, 1000, 1500));
    assertEquals(1, Copies.rms(babble), 1e-3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 0.8})
  void room_decaysBy60DbInItsTime(double rt60) {
    float[] response = Room.response(rt60, 0, new Random(1));
    double[] energy = new double[response.length + 1];
    for (int i = response.length - 1; i > 0; i--) {
      energy[i] = energy[i + 1] + (double) response[i] * response[i];
    }
    int from = below(energy, -5);
    int to = below(energy, -35);
    assertEquals(rt60, 2.0 * (to - from) / RATE_HZ, 0.08 * rt60);
    assertEquals(1, response[0]);
    assertEquals(1, energy[1], 1e-3);
    assertEquals(
        0.1, energyAfterDirect(Room.response(rt60, 10, new Random(1))), 1e-3, "10 dB weaker");
  }

  @Test
  void room_isAsLoud_anotherForEachSeed() {
    float[] copy = new Room(0.3, 0.6, 0, 1).apply(SPEECH).samples();
    assertEquals(SPEECH.length(), copy.length);
    assertEquals(Copies.rms(SPEECH.samples()), Copies.rms(copy), 1e-5);
    assertFalse(Arrays.equals(copy, new Room(0.3, 0.6, 0, 2).apply(SPEECH).samples()));
  }

  @ParameterizedTest
  @CsvSource({"100,-60,-35", "200,-20,-10", "1000,-0.2,0.2", "3000,-0.5,0.2", "5000,-200,-35"})
  void telephone_passesItsBandAlone(double hz, double leastDb, double mostDb) {
    float[] tone = new float[RATE_HZ];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / RATE_HZ));
    }
    float[] heard = new Telephone().apply(clip(tone)).samples();
    double gainDb = bandDb(heard, 0.95 * hz, 1.05 * hz) - bandDb(tone, 0.95 * hz, 1.05 * hz);
    assertTrue(gainDb >= leastDb && gainDb <= mostDb, () -> gainDb + " dB at " + hz + " Hz");
    assertEquals(tone.length, heard.length);
  }

  @Test
  void muLaw_has255Values_andKeepsLoudAndSoftAlike() {
    HashSet<Double> values = new HashSet<>();
    for (int i = -100_000; i <= 100_000; i++) {
      double x = i / 1e5;
      values.add(Telephone.quantised(x) + 0.0);
      assertEquals(x, Telephone.quantised(x), 0.023 * Math.abs(x) + 1e-4);
    }
    assertEquals(255, values.size());
  }

  @Test
  void telephone_doesNotClipWhatIsBeyondFullScale() {
    float[] loud = SPEECH.samples();
    for (int i = 0; i < loud.length; i++) {
      loud[i] *= 100;
    }
    float[] heard = new Telephone().apply(clip(loud)).samples();
    float[] soft = new Telephone().apply(SPEECH).samples();
    assertEquals(100, Copies.rms(heard) / Copies.rms(soft), 2);
  }

  @Test
  void microphone_tiltsAndResonates_withinItsBounds() {
    RandomChannel channel = new RandomChannel(2, 6, 1);
    HashSet<Long> tilts = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      RandomChannel.Response one = channel.response(new Random(977L * i));
      double octaveDb = 20 * Math.log10(one.gain(2000) / one.gain(1000));
      assertTrue(Math.abs(octaveDb) < 2 + 6 + 0.2, () -> one + " " + octaveDb);
      assertTrue(Math.abs(one.tiltDb()) <= 2 && Math.abs(one.resonanceDb()) <= 6);
      tilts.add(Math.round(1000 * one.tiltDb()));
    }
    assertTrue(tilts.size() > 40);
    RandomChannel.Response flat = new RandomChannel.Response(0, 6, 1000, 1, 0);
    assertEquals(6, 20 * Math.log10(flat.gain(1000)), 1e-9);
    RandomChannel.Response tilted = new RandomChannel.Response(-2, 0, 1000, 1, 0);
    assertEquals(-4, 20 * Math.log10(tilted.gain(4000)), 1e-9);
    assertEquals(Copies.rms(SPEECH.samples()), Copies.rms(channel.apply(SPEECH).samples()), 1e-5);
  }

  @Test
  void silence_staysSilent_inRoomsAndThroughMicrophones() {
    Clip silence = clip(new float[5000]);
    for (Augmentation change :
        List.of(new Room(0.3, 0.3, 0, 1), new RandomChannel(2, 6, 1), new Telephone())) {
      assertEquals(0, Copies.rms(change.apply(silence).samples()), change.id());
    }
  }

  @Test
  void chain_goesInItsOrder_oneOf_choosesByTheClip() {
    Augmentation louder = new RandomGain(20, 20, 1);
    Augmentation softer = new RandomGain(-20, -20, 1);
    Clip clip = clip(new float[] {0.1f, 0.2f});
    assertArrayEquals(
        new float[] {0.1f, 0.2f}, new Chain(List.of(louder, softer)).apply(clip).samples(), 1e-6f);
    assertArrayEquals(clip.samples(), new Chain(List.of()).apply(clip).samples());
    OneOf one = new OneOf(List.of(louder, softer), 1);
    int louderCount = 0;
    for (int i = 1; i <= 200; i++) {
      Clip each = clip(new float[] {0.001f * i, 0.1f});
      float first = one.apply(each).samples()[0];
      assertEquals(first, one.apply(each).samples()[0]);
      louderCount += first > 0.001f * i ? 1 : 0;
    }
    assertTrue(louderCount > 70 && louderCount < 130, "louder " + louderCount);
    assertThrows(IllegalArgumentException.class, () -> new OneOf(List.of(), 1));
  }

  @Test
  void robustCopies_ofEachNumberAndSeed_differ() {
    List<Augmentation> three = RobustCopy.of(3, 1);
    assertEquals(three, RobustCopy.of(5, 1).subList(0, 3));
    HashSet<String> ids = new HashSet<>();
    HashSet<List<Float>> copies = new HashSet<>();
    for (Augmentation copy : List.of(three.get(0), three.get(1), new RobustCopy(1, 2))) {
      ids.add(copy.id());
      float[] samples = copy.apply(SPEECH).samples();
      assertArrayEquals(samples, copy.apply(SPEECH).samples());
      copies.add(List.of(samples[1000], samples[2000]));
    }
    assertEquals(3, ids.size());
    assertEquals(3, copies.size());
    assertTrue(three.get(0).id().matches("robust copy 1, seed 1, steps [0-9a-f]{12}"));
    assertEquals(
        "copies must lie in [1, 20], got 21",
        assertThrows(IllegalArgumentException.class, () -> RobustCopy.of(21, 1)).getMessage());
  }

  @Test
  void everySecondRobustCopy_isNotNoisier() {
    for (int number = 2; number <= 6; number += 2) {
      List<Augmentation> links = new RobustCopy(number, 1).steps().links();
      assertTrue(links.get(1) instanceof RandomDynamics, links::toString);
      assertTrue(
          ((OneOf) links.get(2)).choices().stream().allMatch(c -> c instanceof RecordedLevel));
      assertEquals(3, links.size());
    }
  }

  @Test
  void theFifthOfEightRobustCopies_isMadeInARoom_whateverTheClip() {
    for (int number : new int[] {5, 13}) {
      List<Augmentation> links = new RobustCopy(number, 1).steps().links();
      List<Augmentation> rooms = ((OneOf) links.get(1)).choices();
      assertEquals(
          List.of(-3.0, 0.0, 3.0, 6.0), rooms.stream().map(r -> ((Room) r).directDb()).toList());
      assertTrue(links.get(2) instanceof OneOf, links::toString);
      assertTrue(links.get(3) instanceof RandomGain, links::toString);
      assertEquals(4, links.size());
    }
  }

  @Test
  void everyEighthRobustCopy_comesOverATelephone_whateverTheClip() {
    for (int number : new int[] {8, 16}) {
      Augmentation copy = new RobustCopy(number, 1);
      List<Augmentation> links = ((RobustCopy) copy).steps().links();
      assertEquals(new Telephone(), links.get(links.size() - 1));
      for (Clip clip : List.of(SPEECH, clip(Arrays.copyOf(SPEECH.samples(), 20_000)))) {
        float[] heard = copy.apply(clip).samples();
        assertEquals(clip.length(), heard.length);
        assertTrue(bandDb(heard, 1000, 3000) - bandDb(heard, 4500, 7500) > 40);
      }
    }
  }

  @Test
  void randomDynamics_keepLengthAndLevel_andAreTheSameEachTime() {
    HashSet<Float> heard = new HashSet<>();
    for (int seed = 1; seed <= 4; seed++) {
      RandomDynamics dynamics = new RandomDynamics(2, seed);
      float[] samples = dynamics.apply(SPEECH).samples();
      assertArrayEquals(samples, dynamics.apply(SPEECH).samples());
      assertEquals(SPEECH.length(), samples.length);
      assertEquals(Copies.rms(SPEECH.samples()), Copies.rms(samples), 1e-3);
      heard.add(samples[3000]);
    }
    assertEquals(4, heard.size());
    assertArrayEquals(SPEECH.samples(), new RandomDynamics(1, 1).apply(SPEECH).samples(), 1e-4f);
    assertThrows(IllegalArgumentException.class, () -> new RandomDynamics(0.9, 1));
  }

  @Test
  void recordedLevel_roundsTo16Bits_andCutsOffAtFullScale() {
    float[] samples = {0, 0.3f, -0.3f, 1.4f / 32_768, 1.6f / 32_768};
    assertArrayEquals(
        new float[] {0, 983 / 32_768f, -983 / 32_768f, 0, 0},
        new RecordedLevel(-20).apply(clip(samples)).samples());
    assertArrayEquals(
        new float[] {0, 32_767 / 32_768f, -1, 14 / 32_768f, 16 / 32_768f},
        new RecordedLevel(20).apply(clip(samples)).samples());
    assertEquals(
        "gain +20.0 dB, cut off at full scale, rounded to 16 bits", new RecordedLevel(20).id());
    assertEquals("gain -20.0 dB, rounded to 16 bits", new RecordedLevel(-20).id());
    assertEquals("gain -20.04 dB, rounded to 16 bits", new RecordedLevel(-20.04).id());
    assertEquals(
        "gainDb must lie in [-60.0, 60.0], got 61.0",
        assertThrows(IllegalArgumentException.class, () -> new RecordedLevel(61)).getMessage());
  }

  @Test
  void conditions_areKnownByTheirNames() {
    assertEquals(new AddedNoise(10, 7), Condition.named("noise-10", 7).augmentation());
    assertEquals(
        new AddedNoise(Noise.BABBLE, -2.5, -2.5, 7),
        Condition.named("babble--2.5", 7).augmentation());
    assertEquals(
        new AddedNoise(Noise.RUMBLE, 0, 0, 7), Condition.named("rumble-0", 7).augmentation());
    assertEquals(new Telephone(), Condition.named("telephone", 7).augmentation());
    assertEquals("opus 24 kb/s", Condition.named("opus-24", 7).augmentation().id());
    assertEquals("mp3 32 kb/s", Condition.named("mp3-32", 7).augmentation().id());
    assertEquals(
        Condition.named("room-0.5", 7).augmentation(), Condition.named("room", 7).augmentation());
    assertEquals("room", Condition.named("room", 7).name());
    assertEquals(new RecordedLevel(-20), Condition.named("gain-20", 7).augmentation());
    assertEquals(new RecordedLevel(7.5), Condition.named("gain+7.5", 7).augmentation());
    for (String name :
        List.of("", "noise", "noise-", "fog-1", "telephone-2", "noise-1e9", "gain20", "gain--20")) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> Condition.named(name, 1)).getMessage();
      assertTrue(
          message.startsWith("a condition must be one of noise-DB, ")
              && message.endsWith("got \"" + name + "\""),
          message);
    }
    assertEquals(
        "coding is by whole kb/s, got \"opus-24.9\"",
        assertThrows(IllegalArgumentException.class, () -> Condition.named("opus-24.9", 1))
            .getMessage());
    assertEquals(
        "kbps must lie in [6.0, 256.0], got 2.0",
        assertThrows(IllegalArgumentException.class, () -> Condition.named("opus-2", 1))
            .getMessage());
  }

  private static double snrDb(float[] copy) {
    float[] added = SPEECH.samples();
    for (int i = 0; i < added.length; i++) {
      added[i] = copy[i] - added[i];
    }
    return VoiceActivity.measure(SPEECH).speechLevelDbfs() - 20 * Math.log10(Copies.rms(added));
  }

  private static double energyAfterDirect(float[] response) {
    double energy = 0;
    for (int i = 1; i < response.length; i++) {
      energy += (double) response[i] * response[i];
    }
    return energy;
  }

  /** Where Schroeder's backward integral has fallen so far. */
  private static int below(double[] energy, double decibels) {
    int at = 1;
    while (10 * Math.log10(energy[at] / energy[1]) > decibels) {
      at++;
    }
    return at;
  }

  /** The mean power of the bins between two frequencies. */
  private static double bandDb(float[] x, double fromHz, double toHz) {
    Stft stft = new Stft(4096, 2048);
    double[] spectrum = new double[4096];
    double power = 0;
    int from = (int) Math.floor(fromHz * 4096 / RATE_HZ);
    int to = (int) Math.ceil(toHz * 4096 / RATE_HZ);
    for (int frame = 1; frame < stft.frames(x.length) - 2; frame++) {
      stft.transform(x, x.length, frame, spectrum);
      for (int bin = from; bin <= to; bin++) {
        power += Math.pow(spectrum[2 * bin], 2) + Math.pow(spectrum[2 * bin + 1], 2);
      }
    }
    return 10 * Math.log10(power / (to - from + 1));
  }

  private static float[] floats(double[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = (float) x[i];
    }
    return y;
  }

  private static Clip clip(float[] samples) {
    return new Clip(samples, SourceFormat.array(RATE_HZ));
  }
}
