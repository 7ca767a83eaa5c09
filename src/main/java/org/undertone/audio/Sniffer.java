package org.undertone.audio;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Says what bytes are by looking at them; names and declared types play no part. */
final class Sniffer {

  /** Which way the bytes go. */
  enum Kind {
    /** Read in process. */
    WAV,
    /** Read in process. */
    FLAC,
    /** A container that ffmpeg reads. */
    CONTAINER,
    /** Anything; ffmpeg may have a look. */
    UNKNOWN,
    /** Certainly no recording. */
    NOT_AUDIO
  }

  /**
   * @param what the container's name, or with an article what is there in place of audio
   * @param start where the format's own bytes begin
   */
  record Finding(Kind kind, String what, int start) {}

  private record Signature(int at, String bytes, Kind kind, String what) {}

  private static final int TEXT_BYTES = 1024;

  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature(0, "fLaC", Kind.FLAC, "FLAC"),
          new Signature(0, "OggS", Kind.CONTAINER, "Ogg"),
          new Signature(8, "AVI ", Kind.CONTAINER, "AVI"),
          new Signature(0, "#!AMR", Kind.CONTAINER, "AMR"),
          new Signature(0, "caff", Kind.CONTAINER, "CAF"),
          new Signature(0, ".snd", Kind.CONTAINER, "AU"),
          new Signature(0, "wvpk", Kind.CONTAINER, "WavPack"),
          new Signature(0, "FLV\1", Kind.CONTAINER, "Flash video"),
          new Signature(0, "riff.\u0091\u00cf\u0011", Kind.CONTAINER, "Wave64"),
          new Signature(0, "0&\u00b2u\u008ef\u00cf\u0011", Kind.CONTAINER, "Windows Media"),
          new Signature(0, "\0\0\1\u00ba", Kind.CONTAINER, "MPEG"),
          new Signature(0, "\u000bw", Kind.CONTAINER, "AC-3"),
          new Signature(0, "NIST_1A\n", Kind.CONTAINER, "NIST SPHERE"),
          new Signature(0, "\u0089PNG", Kind.NOT_AUDIO, "a PNG image"),
          new Signature(0, "\u00ff\u00d8\u00ff", Kind.NOT_AUDIO, "a JPEG image"),
          new Signature(0, "GIF8", Kind.NOT_AUDIO, "a GIF image"),
          new Signature(8, "WEBP", Kind.NOT_AUDIO, "a WebP image"),
          new Signature(4, "ftypheic", Kind.NOT_AUDIO, "an HEIC image"),
          new Signature(4, "ftypavif", Kind.NOT_AUDIO, "an AVIF image"),
          new Signature(0, "II*\0", Kind.NOT_AUDIO, "a TIFF image"),
          new Signature(0, "MM\0*", Kind.NOT_AUDIO, "a TIFF image"),
          new Signature(0, "%PDF", Kind.NOT_AUDIO, "a PDF document"),
          new Signature(0, "PK\3\4", Kind.NOT_AUDIO, "a ZIP archive or an office document"),
          new Signature(0, "\u001f\u008b", Kind.NOT_AUDIO, "a gzip archive"),
          new Signature(0, "7z\u00bc\u00af", Kind.NOT_AUDIO, "a 7z archive"),
          new Signature(0, "Rar!", Kind.NOT_AUDIO, "a RAR archive"),
          new Signature(0, "\u007fELF", Kind.NOT_AUDIO, "a program"),
          new Signature(0, "MThd", Kind.NOT_AUDIO, "a MIDI score"),
          new Signature(4, "ftypM4A", Kind.CONTAINER, "M4A"),
          new Signature(4, "ftypM4B", Kind.CONTAINER, "M4A"),
          new Signature(4, "ftypqt", Kind.CONTAINER, "QuickTime"),
          new Signature(4, "ftyp3g", Kind.CONTAINER, "3GP"),
          new Signature(4, "ftyp", Kind.CONTAINER, "MP4"));

  private Sniffer() {}

  static Finding sniff(byte[] bytes) {
    if (startsWithId3(bytes)) {
      int after = 10 + synchsafe(bytes, 6);
      if (matches(bytes, after, "fLaC")) {
        return new Finding(Kind.FLAC, "FLAC", after);
      }
      return new Finding(Kind.CONTAINER, isWave(bytes, after) ? "WAV" : "MP3", 0);
    }
    if (isWave(bytes, 0)) {
      return new Finding(Kind.WAV, "WAV", 0);
    }
    if (matches(bytes, 0, "FORM") && matches(bytes, 8, "AIF")) {
      return new Finding(Kind.CONTAINER, "AIFF", 0);
    }
    if (matches(bytes, 0, "\u001aE\u00df\u00a3")) {
      String head = latin1(bytes, 64);
      return new Finding(Kind.CONTAINER, head.contains("webm") ? "WebM" : "Matroska", 0);
    }
    for (Signature signature : SIGNATURES) {
      if (matches(bytes, signature.at(), signature.bytes())) {
        return new Finding(signature.kind(), signature.what(), 0);
      }
    }
    if (looksLikeText(bytes)) {
      return new Finding(Kind.NOT_AUDIO, kindOfText(bytes), 0);
    }
    return mpegOrUnknown(bytes);
  }

  private static boolean isWave(byte[] bytes, int at) {
    return matches(bytes, at + 8, "WAVE")
        && Stream.of("RIFF", "RIFX", "RF64", "BW64").anyMatch(id -> matches(bytes, at, id));
  }

  private static boolean startsWithId3(byte[] bytes) {
    return bytes.length > 10 && matches(bytes, 0, "ID3") && bytes[3] < 10;
  }

  /** Four bytes of seven bits each. */
  private static int synchsafe(byte[] bytes, int at) {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      value = (value << 7) | (bytes[i] & 0x7f);
    }
    return value;
  }

  /** Layer bits of 0 after the sync word mean ADTS, others MPEG layers I to III. */
  private static Finding mpegOrUnknown(byte[] bytes) {
    if (bytes.length > 3 && bytes[0] == (byte) 0xff && (bytes[1] & 0xe0) == 0xe0) {
      if ((bytes[1] & 0xf6) == 0xf0) {
        return new Finding(Kind.CONTAINER, "AAC", 0);
      }
      if ((bytes[1] & 0x06) != 0 && (bytes[2] & 0xf0) != 0xf0) {
        return new Finding(Kind.CONTAINER, "MP3", 0);
      }
    }
    return new Finding(Kind.UNKNOWN, "unknown", 0);
  }

  /** Valid UTF-8, or UTF-16 with a byte order mark, without control characters. */
  private static boolean looksLikeText(byte[] bytes) {
    if (matches(bytes, 0, "\u00ff\u00fe") || matches(bytes, 0, "\u00fe\u00ff")) {
      int low = bytes[0] == (byte) 0xff ? 3 : 2;
      return bytes.length > low && bytes[low] == 0;
    }
    CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    int length = Math.min(bytes.length, TEXT_BYTES);
    CharBuffer text = CharBuffer.allocate(length);
    if (utf8.decode(ByteBuffer.wrap(bytes, 0, length), text, false).isError()) {
      return false;
    }
    return text.flip().chars().allMatch(c -> (c >= ' ' && c != 0x7f) || (c >= '\t' && c <= '\r'));
  }

  private static String kindOfText(byte[] bytes) {
    String head = latin1(bytes, TEXT_BYTES).stripLeading().toLowerCase(Locale.ROOT);
    if (head.startsWith("<!doctype html") || head.startsWith("<html")) {
      return "an HTML page";
    }
    if (head.startsWith("version https://git-lfs")) {
      return "what Git LFS keeps in place of a file until it is fetched";
    }
    return head.startsWith("#extm3u") ? "a playlist" : "plain text";
  }

  private static String latin1(byte[] bytes, int count) {
    return new String(bytes, 0, Math.min(bytes.length, count), StandardCharsets.ISO_8859_1);
  }

  private static boolean matches(byte[] bytes, int at, String signature) {
    if (at + signature.length() > bytes.length) {
      return false;
    }
    for (int i = 0; i < signature.length(); i++) {
      if ((bytes[at + i] & 0xff) != signature.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
