package org.undertone.learn.network;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The parameters of a network in DJL's parameter format, one after the other in the order of the
 * network.
 *
 * <p>Before DJL reads anything, every byte but the numbers themselves is compared with what the
 * freshly made network would write: a file of another shape or kind, a cut one and a padded one are
 * refused, and no length in a file is believed.
 */
final class Parameters {

  private Parameters() {}

  static byte[] encode(Block block) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Parameter parameter : block.getParameters().values()) {
      out.writeBytes(encode(parameter));
    }
    return out.toByteArray();
  }

  private static byte[] encode(Parameter parameter) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataOutputStream data = new DataOutputStream(out)) {
      parameter.save(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Fills an initialised network from what {@link #encode(Block)} made of its like. */
  static void decode(byte[] bytes, Block block, NDManager manager) throws BadParametersException {
    int at = 0;
    for (var entry : block.getParameters()) {
      Parameter parameter = entry.getValue();
      byte[] like = encode(parameter);
      int numbers = Math.toIntExact(parameter.getShape().size() * Float.BYTES);
      int head = like.length - numbers;
      if (bytes.length - at < like.length) {
        throw new BadParametersException(
            bytes.length + " bytes, which end within " + entry.getKey(),
            "the parameters of this network, whole");
      }
      if (!Arrays.equals(bytes, at, at + head, like, 0, head)) {
        throw new BadParametersException(
            "at byte " + at + " something else than " + entry.getKey() + parameter.getShape(),
            "the parameters of this network");
      }
      load(bytes, at, like.length, parameter, manager);
      at += like.length;
    }
    if (at != bytes.length) {
      throw new BadParametersException(
          (bytes.length - at) + " bytes after the last parameter", "none");
    }
  }

  private static void load(
      byte[] bytes, int from, int length, Parameter parameter, NDManager manager)
      throws BadParametersException {
    parameter.close();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, from, length))) {
      parameter.load(manager, in);
    } catch (IOException | MalformedModelException e) {
      throw new BadParametersException(String.valueOf(e.getMessage()), "a parameter of DJL");
    }
    for (float value : parameter.getArray().toFloatArray()) {
      if (!Float.isFinite(value)) {
        throw new BadParametersException(value + " in " + parameter.getName(), "finite numbers");
      }
    }
  }
}
