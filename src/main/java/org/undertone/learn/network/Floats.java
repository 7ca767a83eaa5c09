package org.undertone.learn.network;

import ai.djl.ndarray.NDArray;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Arrays of floats in a file: their values alone, big-endian, in their order. */
final class Floats {

  private Floats() {}

  static void write(NDArray array, DataOutputStream out) throws IOException {
    out.write(bytes(array.toFloatArray()));
  }

  static byte[] bytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  /**
   * Fills an array with what {@link #write} made of its like.
   *
   * @throws EOFException if the file ends before
   */
  static void read(NDArray array, DataInputStream in) throws IOException {
    float[] values = new float[Math.toIntExact(array.size())];
    byte[] bytes = new byte[values.length * Float.BYTES];
    in.readFully(bytes);
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    array.set(values);
  }
}
