package org.undertone.corpus;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.undertone.audio.SpeechActivity;
import org.undertone.features.FeatureTensor;
import org.undertone.model.Hashes;

/**
 * An {@link Analysis} as bytes, big-endian: {@code UTFC}, version (int), key (32 bytes), audio hash
 * (32 bytes), length of the feature set's name (int), the name (UTF-8), count of axes (int), their
 * lengths (int), the values (float), speech seconds, speech level, noise floor, duration (double),
 * whether damaged (byte), CRC-32C of all before (int).
 */
final class AnalysisFile {

  /** Larger files are neither written nor read: a waveform of 17 minutes. */
  static final int MAX_BYTES = 64 << 20;

  private static final int MAGIC = 0x55544643;
  private static final int VERSION = 3;
  private static final int HASH_BYTES = 32;
  private static final int MAX_NAME_BYTES = 256;
  private static final int MAX_AXES = 8;
  private static final int END_BYTES = 4 * Double.BYTES + 1;
  private static final int FIXED_BYTES = 5 * Integer.BYTES + 2 * HASH_BYTES + END_BYTES;

  private AnalysisFile() {}

  /** Empty if it would be larger than {@link #MAX_BYTES}. */
  static Optional<byte[]> encode(byte[] key, Analysis analysis) {
    FeatureTensor features = analysis.features();
    byte[] name = features.set().getBytes(StandardCharsets.UTF_8);
    float[] values = features.values();
    long bytes =
        FIXED_BYTES
            + name.length
            + Integer.BYTES * (features.shape().size() + (long) values.length);
    if (bytes > MAX_BYTES || name.length > MAX_NAME_BYTES || features.shape().size() > MAX_AXES) {
      return Optional.empty();
    }
    ByteBuffer out = ByteBuffer.allocate((int) bytes);
    out.putInt(MAGIC).putInt(VERSION).put(key).put(Hashes.bytes(analysis.audioHash()));
    out.putInt(name.length).put(name).putInt(features.shape().size());
    features.shape().forEach(out::putInt);
    for (float value : values) {
      out.putFloat(value);
    }
    SpeechActivity speech = analysis.speech();
    out.putDouble(speech.speechSeconds());
    out.putDouble(speech.speechLevelDbfs());
    out.putDouble(speech.noiseFloorDbfs());
    out.putDouble(analysis.durationSeconds());
    out.put((byte) (analysis.damaged() ? 1 : 0));
    out.putInt(checksum(out.array(), out.position()));
    return Optional.of(out.array());
  }

  /** Empty if it is damaged, of another version or of another key. */
  static Optional<Analysis> decode(byte[] key, byte[] bytes) {
    int end = bytes.length - Integer.BYTES;
    if (bytes.length < FIXED_BYTES || checksum(bytes, end) != ByteBuffer.wrap(bytes).getInt(end)) {
      return Optional.empty();
    }
    try {
      return decode(key, ByteBuffer.wrap(bytes, 0, end).slice());
    } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException foreign) {
      return Optional.empty();
    }
  }

  private static Optional<Analysis> decode(byte[] key, ByteBuffer in) {
    boolean ours = in.getInt() == MAGIC && in.getInt() == VERSION;
    byte[] storedKey = bytes(in, HASH_BYTES);
    if (!ours || !Arrays.equals(key, storedKey)) {
      return Optional.empty();
    }
    String audioHash = Hashes.hex(bytes(in, HASH_BYTES));
    byte[] name = bytes(in, bounded(in.getInt(), MAX_NAME_BYTES));
    int[] axes = new int[bounded(in.getInt(), MAX_AXES)];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = in.getInt();
    }
    int rest = in.remaining() - END_BYTES;
    if (rest < 0 || rest % Float.BYTES != 0) {
      return Optional.empty();
    }
    float[] values = new float[rest / Float.BYTES];
    in.asFloatBuffer().get(values);
    in.position(in.position() + rest);
    List<Integer> shape = IntStream.of(axes).boxed().toList();
    return Optional.of(
        new Analysis(
            audioHash,
            new FeatureTensor(new String(name, StandardCharsets.UTF_8), shape, values),
            new SpeechActivity(in.getDouble(), in.getDouble(), in.getDouble()),
            in.getDouble(),
            in.get() != 0));
  }

  private static byte[] bytes(ByteBuffer in, int count) {
    byte[] bytes = new byte[count];
    in.get(bytes);
    return bytes;
  }

  private static int bounded(int count, int most) {
    if (count < 0 || count > most) {
      throw new IllegalArgumentException("a count must lie in [0, " + most + "], got " + count);
    }
    return count;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
