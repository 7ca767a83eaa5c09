package org.undertone.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undertone.audio.BadAudioException.Reason;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestData;

class FlacReaderTest {

  private static final SyntheticSpeech SPEECH = SyntheticSpeech.DEFAULT.withSeconds(2);
  private static final int STREAM_INFO_AT = 8;

  private final AudioDecoder decoder = new AudioDecoder(AudioLimits.DEFAULT);

  @ParameterizedTest
  @CsvSource({
    "pcm_s16le, s16, 1, 16000",
    "pcm_s16le, s16, 2, 48000",
    "pcm_s24le, s32, 1, 44100",
    "pcm_s16le, s16, 6, 22050",
    "pcm_s24le, s32, 8, 96000"
  })
  void flac_givesTheSamplesOfTheWav(String coding, String format, String channels, String rate)
      throws BadAudioException {
    byte[] wav =
        Encoder.encode(SPEECH.wav(48_000), ".wav", "-ac", channels, "-ar", rate, "-c:a", coding);
    byte[] flac = Encoder.encode(wav, ".flac", "-sample_fmt", format);
    Clip clip = decoder.decode(flac);
    assertArrayEquals(decoder.decode(wav).samples(), clip.samples());
    assertEquals(
        new SourceFormat(
            "FLAC", Integer.parseInt(rate), Integer.parseInt(channels), false, Optional.empty()),
        clip.source());
  }

  @Test
  void leadingId3Tag_isSteppedOver() throws BadAudioException {
    byte[] flac = flac(SPEECH);
    ByteBuffer tagged = ByteBuffer.allocate(10 + 300 + flac.length);
    tagged.put(new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, 2, 44}).position(310).put(flac);
    assertArrayEquals(decoder.decode(flac).samples(), decoder.decode(tagged.array()).samples());
  }

  @Test
  void unknownLength_isDecodedToTheEnd() throws BadAudioException {
    byte[] flac = flac(SPEECH);
    Clip clip = decoder.decode(withTotalFrames(flac, 0));
    assertArrayEquals(decoder.decode(flac).samples(), clip.samples());
    assertEquals(Optional.empty(), clip.source().note());
  }

  @Test
  void truncatedStream_isDecodedAsFarAsItGoes_andTheNoteSaysSo() throws BadAudioException {
    byte[] flac = flac(SPEECH);
    Clip whole = decoder.decode(flac);
    Clip part = decoder.decode(Arrays.copyOf(flac, flac.length * 2 / 3));
    assertTrue(part.length() > 16_000 && part.length() < whole.length(), "" + part.length());
    assertArrayEquals(Arrays.copyOf(whole.samples(), part.length()), part.samples());
    assertEquals(
        Optional.of(
            "The end of the recording is missing: its header promises 2.00 s of sound, %.2f s are there."
                .formatted(part.durationSeconds())),
        part.source().note());
  }

  @Test
  void damageInTheMiddle_isSurvived() throws BadAudioException {
    byte[] flac = flac(SPEECH);
    Arrays.fill(flac, flac.length / 2, flac.length / 2 + 400, (byte) 0x5a);
    Clip clip = decoder.decode(flac);
    assertTrue(clip.durationSeconds() > 1);
    assertEquals(
        Optional.of("Parts of the recording are damaged; what could be decoded is used."),
        clip.source().note());
  }

  @Test
  void trailingTag_isNoDamage() throws BadAudioException {
    byte[] flac = flac(SPEECH);
    byte[] tagged = Arrays.copyOf(flac, flac.length + 128);
    tagged[flac.length] = 'T';
    Clip clip = decoder.decode(tagged);
    assertArrayEquals(decoder.decode(flac).samples(), clip.samples());
    assertEquals(Optional.empty(), clip.source().note());
  }

  @Test
  void promisedLength_isRefusedBeforeDecoding() {
    BadAudioException refusal =
        AudioDecoderTest.refusal(decoder, withTotalFrames(flac(SPEECH), 16_000L * 601));
    assertEquals(Reason.TOO_LONG, refusal.reason());
    assertEquals(601, refusal.found());
    assertEquals(600, refusal.allowed());
  }

  @ParameterizedTest
  @CsvSource({"0", "16000"})
  void bombWithAHeaderThatLies_isStoppedAtTheLimit(long promisedFrames) {
    byte[] silence = flac(silence(16_000 * 2));
    int framesAt = framesAt(silence);
    byte[] frame = Arrays.copyOfRange(silence, framesAt, nextFrame(silence, framesAt));
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(withTotalFrames(silence, promisedFrames), 0, framesAt);
    for (int i = 0; i < 100_000; i++) {
      bomb.writeBytes(frame);
    }
    BadAudioException refusal = AudioDecoderTest.refusal(decoder, bomb.toByteArray());
    assertEquals(Reason.TOO_LONG, refusal.reason());
    assertTrue(refusal.found() < 601, "decoded " + refusal.found() + " s of it");
  }

  @Test
  void hugeMetadata_areSteppedOver_notAllocated() {
    byte[] flac = flac(SPEECH);
    ByteBuffer.wrap(flac).putInt(STREAM_INFO_AT + 34, 0x04ffffff);
    BadAudioException refusal = AudioDecoderTest.refusal(decoder, flac);
    assertEquals(Reason.MALFORMED, refusal.reason());
    assertTrue(refusal.getMessage().startsWith("The FLAC header is cut off"), refusal.getMessage());
  }

  @Test
  void realClips_allDecode() throws IOException {
    assumeTrue(TestData.corpora().isPresent(), "no speech corpora beside the clone");
    List<Path> files;
    try (Stream<Path> walk = Files.walk(TestData.corpora().get())) {
      files = walk.filter(path -> path.toString().endsWith(".flac")).sorted().toList();
    }
    List<Path> some =
        IntStream.range(0, files.size()).filter(i -> i % 25 == 0).mapToObj(files::get).toList();
    for (Path file : some) {
      Clip clip = decoder.decode(file);
      assertEquals(Optional.empty(), clip.source().note(), file.toString());
      assertTrue(clip.durationSeconds() > 1, file.toString());
    }
  }

  private static byte[] flac(SyntheticSpeech speech) {
    return flac(speech.wav(16_000));
  }

  private static byte[] flac(byte[] wav) {
    return Encoder.encode(wav, ".flac", "-frame_size", "1152");
  }

  private static byte[] silence(int frames) {
    return SyntheticSpeech.wav16(new float[frames], 16_000);
  }

  private static byte[] withTotalFrames(byte[] flac, long frames) {
    ByteBuffer file = ByteBuffer.wrap(flac.clone());
    int at = STREAM_INFO_AT + 10;
    file.putLong(at, (file.getLong(at) & ~0xfffffffffL) | frames);
    return file.array();
  }

  private static int framesAt(byte[] flac) {
    ByteBuffer file = ByteBuffer.wrap(flac);
    int at = 4;
    while (true) {
      int header = file.getInt(at);
      at += 4 + (header & 0xffffff);
      if (header < 0) {
        return at;
      }
    }
  }

  private static int nextFrame(byte[] flac, int from) {
    int at = from + 2;
    while (flac[at] != (byte) 0xff || flac[at + 1] != (byte) 0xf8) {
      at++;
    }
    return at;
  }
}
