package org.undertone.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.audio.BadAudioException.Reason;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.WavBytes;

class AudioDecoderTest {

  private static final AudioLimits TIGHT = new AudioLimits(100_000, 2, 0.3, 30);

  private final AudioDecoder decoder = new AudioDecoder(AudioLimits.DEFAULT);
  private final AudioDecoder tight = new AudioDecoder(TIGHT);

  @Test
  void channels_areAveraged() throws BadAudioException {
    float[] left = SyntheticSpeech.DEFAULT.withSeed(3).render(16_000);
    float[] right = SyntheticSpeech.DEFAULT.withSeed(4).render(16_000);
    Clip clip = decoder.decode(WavBytes.pcm16(new float[][] {left, right}, 16_000));
    float[] mean = new float[left.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (left[i] + right[i]) / 2;
    }
    assertTrue(Signals.largestDifference(mean, clip.samples()) < 1.0 / 32768);
    assertEquals(
        new SourceFormat("WAV 16-bit PCM", 16_000, 2, false, Optional.empty()), clip.source());
  }

  /** Each with noise of its own, both with an offset and hum, a while before the voice too. */
  @ParameterizedTest
  @ValueSource(doubles = {-1, -0.9})
  void channelsThatCancelEachOtherOut_areHeardByTheFirst(double gain) throws BadAudioException {
    float[] voice = SyntheticSpeech.DEFAULT.render(48_000);
    Random random = new Random(2);
    float[][] channels = new float[2][24_000 + voice.length];
    for (int i = 0; i < channels[0].length; i++) {
      double x = i < 24_000 ? 0 : voice[i - 24_000];
      double hum = 0.003 + 0.003 * Math.sin(2 * Math.PI * 50 * i / 48_000);
      channels[0][i] = (float) (x + hum + 1e-4 * random.nextGaussian());
      channels[1][i] = (float) (gain * x + hum + 1e-4 * random.nextGaussian());
    }
    Clip first = decoder.decode(WavBytes.pcm16(new float[][] {channels[0]}, 48_000));
    Clip clip = decoder.decode(WavBytes.pcm16(channels, 48_000));
    assertArrayEquals(first.samples(), clip.samples());
    assertEquals(
        "The channels of the recording cancel each other out, as where one is connected the wrong way round; the first alone is used.",
        clip.source().note().orElseThrow());
    assertFalse(clip.source().damaged());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5})
  void channelsThatDoNotCancelEachOtherOut_areAveraged(double gain) throws BadAudioException {
    float[] left = SyntheticSpeech.DEFAULT.render(16_000);
    float[] right = new float[left.length];
    float[] mean = new float[left.length];
    for (int i = 0; i < mean.length; i++) {
      right[i] = (float) (gain * left[i]);
      mean[i] = (left[i] + right[i]) / 2;
    }
    Clip clip = decoder.decode(WavBytes.pcm16(new float[][] {left, right}, 16_000));
    assertTrue(Signals.largestDifference(mean, clip.samples()) < 1.0 / 32768);
    assertEquals(Optional.empty(), clip.source().note());
  }

  @Test
  void sizeLimit_holdsAtOneByteMore() throws BadAudioException {
    byte[] atLimit = SyntheticSpeech.wav16(new float[(100_000 - 44) / 2], 48_000);
    assertEquals(100_000, atLimit.length);
    tight.decode(atLimit);
    BadAudioException refusal = refusal(tight, new byte[100_001]);
    assertEquals(Reason.TOO_LARGE, refusal.reason());
    assertEquals(100_001, refusal.found());
    assertEquals(100_000, refusal.allowed());
    assertEquals(
        "The recording has more than the 100,000 bytes that are accepted. Cut it, or compress it as FLAC, Opus or MP3.",
        refusal.getMessage());
  }

  @Test
  void temporaryFolderThatCannotBeWritten_isAnIOExceptionOfWhatReadsFiles(@TempDir Path folder)
      throws IOException {
    Path file =
        Files.write(
            folder.resolve("a.ogg"),
            Arrays.copyOf("OggS".getBytes(StandardCharsets.US_ASCII), 5000));
    AudioDecoder homeless =
        new AudioDecoder(AudioLimits.DEFAULT, file.resolve("temp"), () -> Optional.of(file));
    assertThrows(FileSystemException.class, () -> homeless.decode(file));
    assertThrows(UncheckedIOException.class, () -> homeless.decode(Files.readAllBytes(file)));
  }

  @Test
  void largeFile_isRefusedUnread_andLargeStreamNotReadToItsEnd(@TempDir Path folder)
      throws IOException {
    Path file = Files.write(folder.resolve("large.wav"), new byte[100_001]);
    assertEquals(
        Reason.TOO_LARGE, assertThrows(BadAudioException.class, () -> tight.decode(file)).reason());
    InputStream endless = new ByteArrayInputStream(new byte[400_000]);
    assertEquals(
        Reason.TOO_LARGE,
        assertThrows(BadAudioException.class, () -> tight.decode(endless)).reason());
    assertEquals(400_000 - 100_001, endless.available());
  }

  @Test
  void longestRecording_holdsAtOneFrameMore() throws BadAudioException {
    assertEquals(2, tight.decode(wav(32_000, 16_000)).durationSeconds());
    BadAudioException refusal = refusal(tight, wav(32_001, 16_000));
    assertEquals(Reason.TOO_LONG, refusal.reason());
    assertEquals(2, refusal.allowed());
    assertEquals(
        "The recording is longer than the 2 s that are accepted (2.000 s or more). Cut it into shorter pieces.",
        refusal.getMessage());
  }

  @Test
  void shortestRecording_holdsAtOneFrameLess() throws BadAudioException {
    assertEquals(4800, tight.decode(wav(4800, 16_000)).length());
    assertEquals(4800, tight.decode(wav(13_230, 44_100)).length());
    for (byte[] bytes : new byte[][] {wav(4799, 16_000), wav(13_229, 44_100), wav(0, 16_000)}) {
      BadAudioException refusal = refusal(tight, bytes);
      assertEquals(Reason.TOO_SHORT, refusal.reason());
      assertEquals(0.3, refusal.allowed());
      assertTrue(refusal.getMessage().contains("at least 0.3 s are needed"), refusal.getMessage());
    }
  }

  @Test
  void absentFile_isReportedAsAbsent() {
    assertThrows(NoSuchFileException.class, () -> decoder.decode(Path.of("no-such-file.wav")));
  }

  @Test
  void samples_becomeAClipLikeAFileDoes() throws BadAudioException {
    float[] samples = SyntheticSpeech.DEFAULT.render(44_100);
    Clip fromArray = decoder.fromSamples(samples, 44_100);
    Clip fromFile = decoder.decode(SyntheticSpeech.wav16(samples, 44_100));
    assertTrue(Signals.largestDifference(fromArray.samples(), fromFile.samples()) < 1.0 / 32768);
    assertEquals(SourceFormat.array(44_100), fromArray.source());
    assertArrayEquals(
        samples, decoder.fromSamples(samples, 16_000).samples(), "equal rates change nothing");
  }

  @Test
  void samples_thatAreNotFinite_orOfAnAbsurdRate_areRefused() {
    float[] samples = new float[16_000];
    samples[77] = Float.NaN;
    BadAudioException notFinite =
        assertThrows(BadAudioException.class, () -> decoder.fromSamples(samples, 16_000));
    assertEquals(Reason.MALFORMED, notFinite.reason());
    assertTrue(notFinite.getMessage().startsWith("Sample 77 is NaN;"), notFinite.getMessage());
    BadAudioException rate =
        assertThrows(BadAudioException.class, () -> decoder.fromSamples(new float[9000], 3999));
    assertEquals(3999, rate.found());
    assertEquals(4000, rate.allowed());
    assertEquals(
        Reason.TOO_SHORT,
        assertThrows(BadAudioException.class, () -> decoder.fromSamples(new float[0], 16_000))
            .reason());
  }

  static BadAudioException refusal(AudioDecoder decoder, byte[] bytes) {
    return assertThrows(BadAudioException.class, () -> decoder.decode(bytes));
  }

  private static byte[] wav(int frames, int rateHz) {
    return SyntheticSpeech.wav16(new float[frames], rateHz);
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 44_100, 44_101, 48_000})
  void samplesAtTheLimit_areLimitedOnceTheyAreResampled(int rate) throws Exception {
    float[] square = new float[rate];
    for (int i = 0; i < rate; i++) {
      square[i] = i / 50 % 2 == 0 ? Clip.MAX_MAGNITUDE : -Clip.MAX_MAGNITUDE;
    }
    for (float sample : new AudioDecoder(AudioLimits.DEFAULT).fromSamples(square, rate).samples()) {
      assertTrue(Math.abs(sample) <= Clip.MAX_MAGNITUDE);
    }
  }
}
