package org.undertone.audio;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.undertone.audio.BadAudioException.Reason;

/**
 * The first metadata block of a FLAC stream (RFC 9639, section 8.2).
 *
 * @param totalFrames 0 means that the stream does not say
 * @param framesAt the byte at which the first audio frame begins
 */
record FlacStreamInfo(
    int rateHz, int channels, int bits, long totalFrames, ByteBuffer block, int framesAt) {

  private static final int BLOCK_BYTES = 34;

  /**
   * Reads the metadata of the stream whose {@code fLaC} stands at {@code start}. Other blocks are
   * stepped over, whatever they hold.
   *
   * @throws BadAudioException MALFORMED
   */
  static FlacStreamInfo parse(byte[] bytes, int start) throws BadAudioException {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    long at = start + 4L;
    boolean last = false;
    while (!last) {
      if (at + 4 > bytes.length) {
        throw cutOff(bytes.length);
      }
      int header = file.getInt((int) at);
      last = header < 0;
      at += 4 + (header & 0xffffff);
    }
    int first = start + 4;
    if ((file.getInt(first) & 0x7fffffff) != BLOCK_BYTES) {
      throw new BadAudioException(
          Reason.MALFORMED,
          String.format(
              Locale.ROOT,
              "The FLAC stream does not begin with a stream info block of %d bytes. The file is damaged: export it again.",
              BLOCK_BYTES));
    }
    if (at > bytes.length) {
      throw cutOff(bytes.length);
    }
    ByteBuffer block = file.slice(first + 4, BLOCK_BYTES);
    long packed = block.getLong(10);
    return new FlacStreamInfo(
        (int) (packed >>> 44),
        (int) ((packed >>> 41) & 7) + 1,
        (int) ((packed >>> 36) & 31) + 1,
        packed & 0xfffffffffL,
        block,
        (int) at);
  }

  /** The head of a stream with this block alone and of unknown length. */
  byte[] head() {
    ByteBuffer head = ByteBuffer.allocate(8 + BLOCK_BYTES);
    head.put(new byte[] {'f', 'L', 'a', 'C'}).putInt(0x80000000 | BLOCK_BYTES);
    head.put(block.duplicate());
    head.putLong(8 + 10, head.getLong(8 + 10) & ~0xfffffffffL);
    return head.array();
  }

  private static BadAudioException cutOff(int length) {
    return new BadAudioException(
        Reason.MALFORMED,
        String.format(
            Locale.ROOT,
            "The FLAC header is cut off: the file ends after %d bytes, before its sound. Send the whole file.",
            length));
  }
}
