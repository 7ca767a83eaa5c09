package org.undertone.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.undertone.audio.SpeechActivity;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureVector;

/**
 * Analyses kept under {@code temp/features/}, one small file each, so that a second training run is
 * fast. Deleting the folder is always safe.
 *
 * <p>A file is written beside its place and moved into it, so that any number of threads and
 * processes may share the folder. A damaged or foreign file counts as absent and is replaced.
 *
 * <p>The form, big-endian: {@code UTFC}, version (int), key (32 bytes), audio hash (32 bytes),
 * count of values (int), the values (float), speech seconds, speech level, noise floor, duration
 * (double), CRC-32C of all before (int).
 */
public final class FeatureCache {

  private static final int MAGIC = 0x55544643;
  private static final int VERSION = 1;
  private static final int HASH_BYTES = 32;
  private static final int VALUES = Classic190.names().size();
  private static final int FILE_BYTES = 3 * 4 + 2 * HASH_BYTES + VALUES * 4 + 4 * 8 + 4;

  private final Path tempFolder;
  private final Path folder;

  /**
   * @param tempFolder the work folder; it and {@code features} below it are made when needed
   */
  public FeatureCache(Path tempFolder) {
    this.tempFolder = tempFolder;
    this.folder = tempFolder.resolve("features");
  }

  Optional<Analysis> find(byte[] key) throws IOException {
    Path file = file(key);
    byte[] bytes;
    try {
      if (Files.size(file) != FILE_BYTES) {
        return Optional.empty();
      }
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
    return decode(key, bytes);
  }

  void store(byte[] key, Analysis analysis) throws IOException {
    Path file = file(key);
    Files.createDirectories(file.getParent());
    Path beside = Files.createTempFile(file.getParent(), "new", ".tmp");
    try {
      Files.write(beside, encode(key, analysis));
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** The work folder. */
  Path tempFolder() {
    return tempFolder;
  }

  /** Where the analysis with a key is kept. */
  Path file(byte[] key) {
    String name = Hashes.hex(key);
    return folder.resolve(name.substring(0, 2)).resolve(name.substring(2));
  }

  private static byte[] encode(byte[] key, Analysis analysis) {
    ByteBuffer out = ByteBuffer.allocate(FILE_BYTES);
    out.putInt(MAGIC).putInt(VERSION).put(key).put(Hashes.bytes(analysis.audioHash()));
    float[] values = analysis.features().values();
    out.putInt(values.length);
    for (float value : values) {
      out.putFloat(value);
    }
    SpeechActivity speech = analysis.speech();
    out.putDouble(speech.speechSeconds());
    out.putDouble(speech.speechLevelDbfs());
    out.putDouble(speech.noiseFloorDbfs());
    out.putDouble(analysis.durationSeconds());
    out.putInt(checksum(out.array(), out.position()));
    return out.array();
  }

  private static Optional<Analysis> decode(byte[] key, byte[] bytes) {
    if (bytes.length != FILE_BYTES) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte[] storedKey = new byte[HASH_BYTES];
    byte[] audioHash = new byte[HASH_BYTES];
    boolean ours = in.getInt() == MAGIC && in.getInt() == VERSION;
    in.get(storedKey).get(audioHash);
    if (!ours
        || !Arrays.equals(key, storedKey)
        || in.getInt() != VALUES
        || checksum(bytes, FILE_BYTES - 4) != in.getInt(FILE_BYTES - 4)) {
      return Optional.empty();
    }
    float[] values = new float[VALUES];
    in.asFloatBuffer().get(values);
    in.position(in.position() + VALUES * 4);
    return Optional.of(
        new Analysis(
            Hashes.hex(audioHash),
            new FeatureVector(Classic190.NAME, Classic190.names(), values),
            new SpeechActivity(in.getDouble(), in.getDouble(), in.getDouble()),
            in.getDouble()));
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
