package org.undertone.learn.network;

import ai.djl.nn.Parameter;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A training run between two epochs, in a file. It belongs to one set of samples and options, whose
 * hash stands at its beginning; the file of another run, or a damaged one, counts as absent.
 */
final class Checkpoint {

  private static final int MAGIC = 0x55544b50;

  private final Path file;
  private final byte[] belongsTo;

  Checkpoint(
      Path file,
      NetworkType type,
      NetworkOptions options,
      List<Sample> training,
      List<Sample> validation) {
    this.file = file;
    this.belongsTo = hash(type, options, training, validation);
  }

  private static byte[] hash(
      NetworkType type, NetworkOptions options, List<Sample> training, List<Sample> validation) {
    MessageDigest digest = sha256();
    digest.update((type.typeName() + options).getBytes(StandardCharsets.UTF_8));
    for (List<Sample> samples : List.of(training, validation)) {
      for (Sample sample : samples) {
        digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(sample.weight()).array());
        for (int v = 0; v < sample.variantCount(); v++) {
          float[] values = sample.values(v);
          ByteBuffer bytes = ByteBuffer.allocate(8 + values.length * Float.BYTES);
          bytes.putInt(sample.label()).putInt(values.length).asFloatBuffer().put(values);
          digest.update(bytes.array());
        }
      }
      digest.update((byte) 0);
    }
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  void store(Net net, Net averaged, AdamW optimizer, Progress progress) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try (OutputStream raw = Files.newOutputStream(beside);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(raw, 1 << 16))) {
      out.writeInt(MAGIC);
      out.write(belongsTo);
      write(net, out);
      write(averaged, out);
      optimizer.save(out);
      out.writeInt(progress.stepsAveraged());
      out.writeInt(progress.bestEpoch());
      byte[] best = progress.bestParameters();
      out.writeInt(best.length);
      out.write(best);
      out.writeInt(progress.epochs().size());
      for (Epoch epoch : progress.epochs()) {
        out.writeDouble(epoch.trainingLoss());
        out.writeDouble(epoch.validationLoss());
        out.writeDouble(epoch.validationUar());
        out.writeDouble(epoch.learningRate());
      }
      out.writeInt(MAGIC);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(Net net, DataOutputStream out) throws IOException {
    for (Parameter parameter : net.block().getParameters().values()) {
      for (float value : parameter.getArray().toFloatArray()) {
        out.writeFloat(value);
      }
    }
  }

  /** Takes a run up again; false, with nothing changed, if there is none to take up. */
  boolean resume(Net net, Net averaged, AdamW optimizer, Progress progress) throws IOException {
    if (!isWhole()) {
      return false;
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      in.skipNBytes(Integer.BYTES + belongsTo.length);
      read(net, in);
      read(averaged, in);
      optimizer.load(in);
      int stepsAveraged = in.readInt();
      int bestEpoch = in.readInt();
      byte[] best = in.readNBytes(in.readInt());
      List<Epoch> epochs = new ArrayList<>();
      int count = in.readInt();
      for (int number = 1; number <= count; number++) {
        epochs.add(
            new Epoch(number, in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()));
      }
      progress.restore(epochs, bestEpoch, best, stepsAveraged);
      return true;
    }
  }

  private static void read(Net net, DataInputStream in) throws IOException {
    for (Parameter parameter : net.block().getParameters().values()) {
      float[] values = new float[Math.toIntExact(parameter.getShape().size())];
      for (int i = 0; i < values.length; i++) {
        values[i] = in.readFloat();
      }
      boolean learned = parameter.requiresGradient();
      parameter.freeze(true);
      parameter.getArray().set(values);
      parameter.freeze(!learned);
    }
  }

  /** Whether the file is of this run and was written to its end. */
  private boolean isWhole() throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer content = ByteBuffer.wrap(bytes);
    return bytes.length > 2 * Integer.BYTES + belongsTo.length
        && content.getInt() == MAGIC
        && content.getInt(bytes.length - Integer.BYTES) == MAGIC
        && Arrays.equals(
            bytes, Integer.BYTES, Integer.BYTES + belongsTo.length, belongsTo, 0, belongsTo.length);
  }
}
