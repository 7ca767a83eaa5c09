package org.undertone.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds WAV files for tests, sound and unsound ones. */
public final class WavBytes {

  /** Format tag of linear PCM. */
  public static final int PCM = 1;

  /** Format tag of IEEE floating point. */
  public static final int FLOAT = 3;

  /** Format tag of A-law. */
  public static final int A_LAW = 6;

  /** Format tag of µ-law. */
  public static final int MU_LAW = 7;

  private WavBytes() {}

  /** One array per channel as 16-bit PCM, clipped to [-1, 1]. */
  public static byte[] pcm16(float[][] channels, int rateHz) {
    int frames = channels[0].length;
    ByteBuffer data =
        ByteBuffer.allocate(frames * channels.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < frames; i++) {
      for (float[] channel : channels) {
        data.putShort((short) Math.max(-32768, Math.min(32767, Math.round(channel[i] * 32768f))));
      }
    }
    return file(PCM, channels.length, rateHz, 16, data.array());
  }

  /** A canonical file of any coding: RIFF, 16-byte fmt chunk, data chunk. */
  public static byte[] file(int tag, int channels, int rateHz, int bits, byte[] data) {
    ByteBuffer out =
        ByteBuffer.allocate(44 + data.length + (data.length & 1)).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(out.capacity() - 8).put(ascii("WAVE"));
    out.put(ascii("fmt ")).putInt(16).putShort((short) tag).putShort((short) channels);
    out.putInt(rateHz).putInt(rateHz * channels * bits / 8);
    out.putShort((short) (channels * bits / 8)).putShort((short) bits);
    out.put(ascii("data")).putInt(data.length).put(data);
    return out.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
