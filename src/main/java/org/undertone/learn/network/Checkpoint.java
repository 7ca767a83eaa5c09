package org.undertone.learn.network;

import ai.djl.nn.Parameter;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * A training run between two epochs, in a file. It belongs to one set of samples and options, whose
 * hash stands at its beginning, and to one architecture, whose parameters follow; at its end stands
 * a check sum. The file of another run or of a build with other layers, or a damaged one, counts as
 * absent.
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
          ByteBuffer head = ByteBuffer.allocate(2 * Integer.BYTES);
          digest.update(head.putInt(sample.label()).putInt(values.length).array());
          digest.update(Floats.bytes(values));
        }
        for (float[] way : sample.shifts()) {
          digest.update(Floats.bytes(way));
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
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      Path beside = Files.createTempFile(folder, "epoch-", ".new");
      try {
        write(beside, net, averaged, optimizer, progress);
        Files.move(
            beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (NoSuchFileException cleared) {
      // The same run came to its end in another process: nobody needs the checkpoint.
    }
  }

  private void write(Path beside, Net net, Net averaged, AdamW optimizer, Progress progress)
      throws IOException {
    try (OutputStream raw = Files.newOutputStream(beside);
        CheckedOutputStream sum = new CheckedOutputStream(raw, new CRC32());
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(sum, 1 << 16))) {
      out.write(head(net));
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
      out.flush();
      out.writeLong(sum.getChecksum().getValue());
    }
  }

  /** What the file of this run begins with. */
  private byte[] head(Net net) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(MAGIC);
    out.write(belongsTo);
    for (Parameter parameter : net.block().getParameters().values()) {
      out.writeUTF(parameter.getName() + parameter.getShape());
    }
    return bytes.toByteArray();
  }

  private static void write(Net net, DataOutputStream out) throws IOException {
    for (Parameter parameter : net.block().getParameters().values()) {
      Floats.write(parameter.getArray(), out);
    }
  }

  /** Takes a run up again; false, with nothing changed, if there is none to take up. */
  boolean resume(Net net, Net averaged, AdamW optimizer, Progress progress) throws IOException {
    byte[] head = head(net);
    Optional<byte[]> rest = rest(head);
    if (rest.isEmpty()) {
      return false;
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(rest.get()))) {
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
      boolean learned = parameter.requiresGradient();
      parameter.freeze(true);
      Floats.read(parameter.getArray(), in);
      parameter.freeze(!learned);
    }
  }

  /** What follows the head, if the file is of this run and as it was written. */
  private Optional<byte[]> rest(byte[] head) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length - Long.BYTES;
    if (end < head.length || !Arrays.equals(bytes, 0, head.length, head, 0, head.length)) {
      return Optional.empty();
    }
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, end);
    return sum.getValue() == ByteBuffer.wrap(bytes).getLong(end)
        ? Optional.of(Arrays.copyOfRange(bytes, head.length, end))
        : Optional.empty();
  }
}
