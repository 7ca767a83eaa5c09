package org.undertone.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.undertone.audio.BadAudioException.Reason;

/**
 * The format chunk of a WAV file.
 *
 * @param coding empty for a coding that is left to ffmpeg (ADPCM, GSM, MP3 in WAV, ...)
 * @param rateHz as written, unsigned
 * @param frameBytes the bytes from one frame to the next, 0 where the coding is empty
 */
record WavFormat(Optional<SampleCoding> coding, long rateHz, int channels, int frameBytes) {

  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xfffe;
  private static final int MIN_BYTES = 16;
  private static final int SUBFORMAT_AT = 24;

  /**
   * Reads the format chunk of a WAV file; empty where it has none.
   *
   * @throws BadAudioException MALFORMED
   */
  static Optional<WavFormat> find(byte[] bytes) throws BadAudioException {
    ByteBuffer file = ByteBuffer.wrap(bytes).order(byteOrder(bytes));
    for (long at = 12; at + 8 <= bytes.length; ) {
      String id = new String(bytes, (int) at, 4, StandardCharsets.ISO_8859_1);
      long size = file.getInt((int) at + 4) & 0xffffffffL;
      int start = (int) at + 8;
      if (id.equals("fmt ")) {
        return Optional.of(parse(file, start, (int) Math.min(size, bytes.length - start)));
      }
      at = start + size + (size & 1);
    }
    return Optional.empty();
  }

  /** RIFX is big-endian. */
  static ByteOrder byteOrder(byte[] bytes) {
    return bytes[3] == 'X' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  /**
   * Reads the chunk's content of {@code size} bytes at {@code at}.
   *
   * @throws BadAudioException MALFORMED
   */
  static WavFormat parse(ByteBuffer file, int at, int size) throws BadAudioException {
    if (size < MIN_BYTES) {
      throw new BadAudioException(
          Reason.MALFORMED,
          String.format(
              Locale.ROOT,
              "The WAV format chunk has %d bytes; at least %d are needed. The file is damaged: export it again.",
              size,
              MIN_BYTES),
          size,
          MIN_BYTES);
    }
    int tag = file.getShort(at) & 0xffff;
    int channels = file.getShort(at + 2) & 0xffff;
    long rateHz = file.getInt(at + 4) & 0xffffffffL;
    int align = file.getShort(at + 12) & 0xffff;
    int bits = file.getShort(at + 14) & 0xffff;
    if (tag == EXTENSIBLE && size >= SUBFORMAT_AT + 2) {
      tag = file.getShort(at + SUBFORMAT_AT) & 0xffff;
    }
    MonoIntake.requireFormat(rateHz, channels);
    int slot = align % channels == 0 ? align / channels : 0;
    Optional<SampleCoding> coding = coding(tag, bits, slot);
    return new WavFormat(coding, rateHz, channels, coding.map(c -> c.bytes() * channels).orElse(0));
  }

  /** PCM with fewer bits than its slot is left-justified there, so the slot decides. */
  private static Optional<SampleCoding> coding(int tag, int bits, int slot)
      throws BadAudioException {
    int needed = (bits + 7) / 8;
    if (tag == PCM && bits == 0) {
      throw new BadAudioException(
          Reason.MALFORMED,
          "The WAV header says 0 bits per sample; 8, 16, 24 and 32 are usual. The file is damaged: export it again.",
          0,
          8);
    }
    return switch (tag) {
      case PCM -> pcm(slot >= needed && slot <= 4 ? slot : needed);
      case FLOAT -> floatingPoint(bits);
      case MU_LAW -> bits == 8 ? Optional.of(SampleCoding.MU_LAW) : Optional.empty();
      case A_LAW -> bits == 8 ? Optional.of(SampleCoding.A_LAW) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<SampleCoding> pcm(int bytes) {
    return switch (bytes) {
      case 1 -> Optional.of(SampleCoding.UNSIGNED_8);
      case 2 -> Optional.of(SampleCoding.SIGNED_16);
      case 3 -> Optional.of(SampleCoding.SIGNED_24);
      case 4 -> Optional.of(SampleCoding.SIGNED_32);
      default -> Optional.empty();
    };
  }

  private static Optional<SampleCoding> floatingPoint(int bits) {
    return switch (bits) {
      case 32 -> Optional.of(SampleCoding.FLOAT_32);
      case 64 -> Optional.of(SampleCoding.FLOAT_64);
      default -> Optional.empty();
    };
  }
}
