package org.undertone.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.undertone.learn.FlatForest;
import org.undertone.learn.FlatForestBuilder;
import org.undertone.learn.ScaledForest;
import org.undertone.learn.ScaledForest.Discriminant;
import org.undertone.learn.StandardScaler;

/**
 * The content of {@code forest.bin}; numbers are big-endian, a <i>count</i> is an unsigned number
 * of seven bits a byte, the lowest first, the highest bit of a byte set if more follow.
 *
 * <ol>
 *   <li>{@code UTFOREST}, then four bytes of format version;
 *   <li>the numbers of features, labels, distinct leaves, nodes and trees, four bytes each, and the
 *       smoothing, eight bytes;
 *   <li>each distinct leaf: one count a label;
 *   <li>the nodes of all trees in preorder: a split is the count {@code 2 · feature} and four bytes
 *       of threshold, a leaf is the count {@code 2 · entry + 1}. The order says which node is whose
 *       child, so a file cannot hold a wrong one.
 * </ol>
 *
 * and then, where there is another forest for known voices, all of this for that; and last, where a
 * discriminant stands beside, what {@link LinearParts} has of it.
 */
final class ForestFile {

  private static final byte[] MAGIC = "UTFOREST".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int HEADER_BYTES = MAGIC.length + 6 * Integer.BYTES + Double.BYTES;

  private ForestFile() {}

  static byte[] encode(ScaledForest forest) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(forest.forest(), out);
    forest.known().ifPresent(known -> write(known, out));
    forest.beside().ifPresent(d -> out.writeBytes(LinearParts.encode(d.linear())));
    return out.toByteArray();
  }

  private static void write(FlatForest forest, ByteArrayOutputStream out) {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    header.put(MAGIC).putInt(VERSION);
    header.putInt(forest.featureCount()).putInt(forest.labelCount());
    header.putInt(forest.leafEntryCount()).putInt(forest.nodeCount()).putInt(forest.treeCount());
    header.putDouble(forest.smoothing());
    out.writeBytes(header.array());
    for (int entry = 0; entry < forest.leafEntryCount(); entry++) {
      for (int count : forest.leafCounts(entry)) {
        writeCount(out, count);
      }
    }
    for (int node = 0; node < forest.nodeCount(); node++) {
      if (forest.isSplit(node)) {
        writeCount(out, 2L * forest.feature(node));
        int bits = Float.floatToIntBits(forest.threshold(node));
        for (int shift = 24; shift >= 0; shift -= 8) {
          out.write(bits >>> shift);
        }
      } else {
        writeCount(out, 2L * forest.leafEntry(node) + 1);
      }
    }
  }

  private static void writeCount(ByteArrayOutputStream out, long value) {
    long rest = value;
    while (rest >= 0x80) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /** Reads what {@link #encode} wrote; nothing is allocated that the file does not fill. */
  static ScaledForest decode(StandardScaler scaler, byte[] bytes, Path path)
      throws BadBundleException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    FlatForest strangers = read(in, path);
    Optional<FlatForest> known = known(in, 0, path);
    try {
      return new ScaledForest(scaler, strangers, known);
    } catch (IllegalArgumentException e) {
      throw another(path, e);
    }
  }

  /** The same with a discriminant of such parts and such a share. */
  static ScaledForest decode(
      StandardScaler scaler, LinearParts parts, double share, byte[] bytes, Path path)
      throws BadBundleException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    FlatForest strangers = read(in, path);
    int labels = strangers.labelCount();
    Optional<FlatForest> known = known(in, parts.length(labels), path);
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    try {
      Discriminant beside = new Discriminant(parts.decode(labels, rest, path), share);
      return new ScaledForest(scaler, strangers, known, Optional.of(beside));
    } catch (IllegalArgumentException e) {
      throw another(path, e);
    }
  }

  /** That for known voices, where more follows than what is to be left. */
  private static Optional<FlatForest> known(ByteBuffer in, int left, Path path)
      throws BadBundleException {
    return in.remaining() > left ? Optional.of(read(in, path)) : Optional.empty();
  }

  private static BadBundleException another(Path path, IllegalArgumentException cause) {
    return new BadBundleException(
        path, "another forest: " + cause.getMessage(), "that of the manifest beside it", cause);
  }

  private static FlatForest read(ByteBuffer in, Path path) throws BadBundleException {
    byte[] magic = new byte[MAGIC.length];
    if (in.remaining() >= HEADER_BYTES) {
      in.get(magic);
    }
    if (!Arrays.equals(magic, MAGIC)) {
      throw new BadBundleException(path, "a foreign file", "the weights of a random forest");
    }
    int version = in.getInt();
    if (version > VERSION) {
      throw new BadBundleException(
          path, "the newer format " + version, "format " + VERSION + "; get a newer Undertone");
    }
    if (version < 1) {
      throw new BadBundleException(path, "format " + version, "format " + VERSION);
    }
    try {
      return decodeBody(in);
    } catch (IllegalArgumentException e) {
      throw new BadBundleException(
          path, "a forest that cannot be: " + e.getMessage(), "an undamaged file", e);
    }
  }

  private static FlatForest decodeBody(ByteBuffer in) {
    int featureCount = in.getInt();
    int labelCount = in.getInt();
    int entries = in.getInt();
    int nodes = in.getInt();
    int trees = in.getInt();
    FlatForestBuilder builder = new FlatForestBuilder(featureCount, labelCount, in.getDouble());
    if (entries < 1 || nodes < 1 || (long) entries * labelCount + nodes > in.remaining()) {
      throw new IllegalArgumentException(
          entries + " leaves and " + nodes + " nodes in " + in.remaining() + " bytes");
    }
    int[] counts = new int[labelCount];
    for (int entry = 0; entry < entries; entry++) {
      for (int label = 0; label < labelCount; label++) {
        counts[label] = readCount(in);
      }
      if (builder.entry(counts) != entry) {
        throw new IllegalArgumentException("leaf " + entry + " repeats another");
      }
    }
    for (int node = 0; node < nodes; node++) {
      int head = readCount(in);
      if ((head & 1) == 1) {
        builder.leaf(head >> 1);
      } else if (in.remaining() >= Float.BYTES) {
        builder.split(head >> 1, in.getFloat());
      } else {
        throw new IllegalArgumentException("the file ends within a split");
      }
    }
    if (builder.treeCount() != trees) {
      throw new IllegalArgumentException(builder.treeCount() + " of " + trees + " trees");
    }
    return builder.build();
  }

  private static int readCount(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (!in.hasRemaining()) {
        throw new IllegalArgumentException("the file ends within a count");
      }
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        if (value > Integer.MAX_VALUE) {
          throw new IllegalArgumentException("a count of " + value);
        }
        return (int) value;
      }
    }
    throw new IllegalArgumentException("a count longer than five bytes");
  }
}
