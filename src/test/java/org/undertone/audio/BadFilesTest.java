package org.undertone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.undertone.audio.BadAudioException.Reason;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.WavBytes;

/** Files that must be refused, each named by what is wrong with it. */
class BadFilesTest {

  private static final byte[] WAV = SyntheticSpeech.DEFAULT.withSeconds(1).wav(16_000);

  private final AudioDecoder decoder = new AudioDecoder(AudioLimits.DEFAULT);

  static Stream<Arguments> files() {
    return Stream.of(
        bad("empty", new byte[0], Reason.EMPTY, "The recording is empty: 0 bytes."),
        bad(
            "wav, 12 bytes",
            Arrays.copyOf(WAV, 12),
            Reason.MALFORMED,
            "ends after 12 bytes, before its format"),
        bad(
            "wav, cut in fmt",
            Arrays.copyOf(WAV, 30),
            Reason.MALFORMED,
            "format chunk has 10 bytes; at least 16"),
        bad(
            "wav, cut after fmt",
            Arrays.copyOf(WAV, 40),
            Reason.MALFORMED,
            "ends after 40 bytes, before its sound"),
        bad("wav, no sound", Arrays.copyOf(WAV, 44), Reason.TOO_SHORT, "lasts 0.000 s"),
        bad(
            "wav, data before fmt",
            without(WAV, 12, 24),
            Reason.MALFORMED,
            "without a format chunk"),
        bad(
            "wav, no channels",
            set(WAV, 22, 2, 0),
            Reason.MALFORMED,
            "has 0 channels; 1 to 8 are accepted"),
        bad(
            "wav, 9 channels",
            set(WAV, 22, 2, 9),
            Reason.MALFORMED,
            "has 9 channels; 1 to 8 are accepted"),
        bad("wav, rate 0", set(WAV, 24, 4, 0), Reason.MALFORMED, "rate is 0 Hz; 4000 to 192000"),
        bad("wav, rate 3999", set(WAV, 24, 4, 3999), Reason.MALFORMED, "rate is 3999 Hz"),
        bad("wav, rate 192001", set(WAV, 24, 4, 192_001), Reason.MALFORMED, "rate is 192001 Hz"),
        bad("wav, rate 2^32-1", set(WAV, 24, 4, -1), Reason.MALFORMED, "rate is 4294967295 Hz"),
        bad("wav, 0 bits", set(WAV, 34, 2, 0), Reason.MALFORMED, "says 0 bits per sample"),
        bad("wav, unknown coding", set(WAV, 20, 2, 0x7777), Reason.UNDECODABLE, "looks like WAV"),
        bad("wav, NaN", floats(Float.NaN), Reason.MALFORMED, "Sample 5 is NaN"),
        bad(
            "wav, infinity",
            floats(Float.NEGATIVE_INFINITY),
            Reason.MALFORMED,
            "Sample 5 is -Infinity"),
        bad("wav, 1e30", floats(1e30f), Reason.MALFORMED, "should lie between -1 and 1"),
        bad(
            "wav, chunk sizes that loop",
            set(WAV, 16, 4, -8),
            Reason.MALFORMED,
            "before its sound"),
        bad("flac, 4 bytes", ascii("fLaC"), Reason.MALFORMED, "ends after 4 bytes"),
        bad(
            "flac, no stream info",
            ascii("fLaC\u0081\0\0\2ab"),
            Reason.MALFORMED,
            "does not begin with"),
        bad("flac, rate 0", flac(0, 1), Reason.MALFORMED, "rate is 0 Hz"),
        bad("flac, rate 655350", flac(655_350, 1), Reason.MALFORMED, "rate is 655350 Hz"),
        bad("flac, no frames", flac(16_000, 2), Reason.TOO_SHORT, "lasts 0.000 s"),
        bad(
            "text",
            ascii("Dear reader,\r\n\tthis is no sound.\n"),
            Reason.NOT_AUDIO,
            "This is plain text"),
        bad(
            "text, UTF-8",
            "Grüße 😊 ".repeat(300).getBytes(StandardCharsets.UTF_8),
            Reason.NOT_AUDIO,
            "plain text"),
        bad(
            "text, UTF-16",
            "\ufeffhello".getBytes(StandardCharsets.UTF_16LE),
            Reason.NOT_AUDIO,
            "plain text"),
        bad(
            "html",
            ascii("\n<!DOCTYPE html><html></html>"),
            Reason.NOT_AUDIO,
            "This is an HTML page"),
        bad(
            "Git LFS pointer",
            ascii("version https://git-lfs\noid sha256:00\nsize 5\n"),
            Reason.NOT_AUDIO,
            "This is what Git LFS keeps in place of a file until it is fetched, not a recording"),
        bad("playlist", ascii("#EXTM3U\nvoice.mp3\n"), Reason.NOT_AUDIO, "This is a playlist"),
        bad(
            "png",
            ascii("\u0089PNG\r\n\u001a\n and more"),
            Reason.NOT_AUDIO,
            "This is a PNG image"),
        bad("jpeg", ascii("\u00ff\u00d8\u00ff\u00e0\0\20JFIF"), Reason.NOT_AUDIO, "a JPEG image"),
        bad("gif", ascii("GIF89a\1\0\1\0"), Reason.NOT_AUDIO, "a GIF image"),
        bad("webp", ascii("RIFF\44\0\0\0WEBPVP8 "), Reason.NOT_AUDIO, "a WebP image"),
        bad("pdf", ascii("%PDF-1.7\n"), Reason.NOT_AUDIO, "a PDF document"),
        bad("zip", ascii("PK\3\4\24\0\0\0"), Reason.NOT_AUDIO, "a ZIP archive"),
        bad("midi", ascii("MThd\0\0\0\6"), Reason.NOT_AUDIO, "a MIDI score"),
        bad("ogg, cut", ascii("OggS\0\2"), Reason.UNDECODABLE, "looks like Ogg"),
        bad("id3 tag alone", ascii("ID3\4\0\0\0\0\0\1zz"), Reason.UNDECODABLE, "looks like MP3"),
        bad(
            "mp4, cut",
            ascii("\0\0\0\30ftypisom\0\0\2\0isomiso2"),
            Reason.UNDECODABLE,
            "looks like MP4"),
        bad(
            "webm, cut",
            ascii("\u001aE\u00df\u00a3\u009fB\u0082\u0084webm"),
            Reason.UNDECODABLE,
            "looks like WebM"),
        bad("one byte", new byte[] {0}, Reason.UNDECODABLE, "No decoder knows what this is"),
        bad("zeros", new byte[5000], Reason.UNDECODABLE, "No decoder knows what this is"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void badFile_isRefusedWithItsReason(String cause, byte[] bytes, Reason reason, String words) {
    BadAudioException refusal =
        assertThrows(BadAudioException.class, () -> decoder.decode(bytes), cause);
    assertEquals(reason, refusal.reason(), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
  }

  /** In process only: what ffmpeg makes of noise is not ours. */
  @Test
  void flippedBits_neverBreakTheReaders() {
    byte[] flac = Encoder.encode(WAV, ".flac");
    AudioDecoder alone =
        new AudioDecoder(
            AudioLimits.DEFAULT, Path.of(System.getProperty("java.io.tmpdir")), Optional::empty);
    Random random = new Random(11);
    for (int round = 0; round < 400; round++) {
      byte[] bytes = (round % 2 == 0 ? WAV : flac).clone();
      int reach = round % 4 < 2 ? 60 : bytes.length;
      for (int flips = 1 + random.nextInt(20); flips > 0; flips--) {
        bytes[4 + random.nextInt(reach - 4)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        assertTrue(alone.decode(bytes).length() > 0);
      } catch (BadAudioException refused) {
        assertTrue(refused.getMessage().length() > 20);
      }
    }
  }

  private static Arguments bad(String cause, byte[] bytes, Reason reason, String words) {
    return Arguments.of(cause, bytes, reason, words);
  }

  private static byte[] ascii(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] set(byte[] bytes, int at, int size, int value) {
    ByteBuffer copy = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
    if (size == 2) {
      copy.putShort(at, (short) value);
    } else {
      copy.putInt(at, value);
    }
    return copy.array();
  }

  private static byte[] without(byte[] bytes, int from, int count) {
    byte[] rest = Arrays.copyOf(bytes, bytes.length - count);
    System.arraycopy(bytes, from + count, rest, from, rest.length - from);
    return rest;
  }

  private static byte[] floats(float odd) {
    ByteBuffer data = ByteBuffer.allocate(16_000 * 4).order(ByteOrder.LITTLE_ENDIAN);
    data.putFloat(5 * 4, odd);
    return WavBytes.file(WavBytes.FLOAT, 1, 16_000, 32, data.array());
  }

  private static byte[] flac(int rateHz, int channels) {
    ByteBuffer file = ByteBuffer.allocate(42);
    file.put(ascii("fLaC")).putInt(0x80000022).putShort((short) 4096).putShort((short) 4096);
    file.putLong(18, ((long) rateHz << 44) | ((channels - 1L) << 41) | (15L << 36));
    return file.array();
  }
}
