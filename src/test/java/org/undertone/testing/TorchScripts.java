package org.undertone.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Tiny networks in the form in which {@code torch.jit.save} writes them, made without PyTorch: a
 * stored zip with the program as text, the pickled module, and its two tensors.
 *
 * <p>The format is that of torch/csrc/jit/serialization (export_module.cpp, pickler.h) of PyTorch
 * 2.7: opcodes of pickle's protocol 2, tensors by persistent ids of their storages.
 */
public final class TorchScripts {

  /** The features of a waveform: mean square and mean step from sample to sample. */
  private static final String WAVEFORM =
      """
          level = torch.mean(torch.mul(x, x), [1], True)
          step = torch.mean(torch.abs(torch.sub(torch.slice(x, 1, 1), torch.slice(x, 1, 0, -1))), [1], True)
          features = torch.cat([level, step], 1)
      """;

  /** The features of a spectrogram: the mean of each band. */
  private static final String SPECTROGRAM =
      """
          features = torch.mean(x, [2])
      """;

  private TorchScripts() {}

  /**
   * Takes (1, samples), gives (1, labels): a dense layer on the mean square and the mean absolute
   * difference of neighbours.
   *
   * @param weights labels × 2
   */
  public static byte[] waveform(float[][] weights, float[] biases) {
    return archive(WAVEFORM, "output", weights, biases);
  }

  /**
   * Takes (1, bands, frames), gives (1, labels): a dense layer on the mean of each band.
   *
   * @param weights labels × bands
   */
  public static byte[] spectrogram(float[][] weights, float[] biases) {
    return archive(SPECTROGRAM, "output", weights, biases);
  }

  /** The same as {@link #spectrogram}, with a softmax behind. */
  public static byte[] spectrogramSoftmax(float[][] weights, float[] biases) {
    return archive(SPECTROGRAM, "torch.softmax(output, 1)", weights, biases);
  }

  private static byte[] archive(String features, String result, float[][] weights, float[] biases) {
    String code =
        """
        class Tiny(Module):
          __parameters__ = ["weight", "bias", ]
          __buffers__ = []
          weight : Tensor
          bias : Tensor
          training : bool
          def forward(self: __torch__.Tiny,
            x: Tensor) -> Tensor:
        %s    output = torch.add(torch.matmul(features, torch.t(self.weight)), self.bias)
            return %s
        """
            .formatted(features, result);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      store(zip, "data.pkl", module(weights.length, weights[0].length));
      store(zip, "code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
      store(zip, "data/0", floats(weights));
      store(zip, "data/1", floats(biases));
      store(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
      store(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry("tiny/" + name);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static byte[] floats(float[]... rows) {
    ByteBuffer bytes =
        ByteBuffer.allocate(rows.length * rows[0].length * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : rows) {
      for (float value : row) {
        bytes.putFloat(value);
      }
    }
    return bytes.array();
  }

  private static byte[] module(int labels, int features) {
    Pickle pickle = new Pickle();
    pickle.global("__torch__", "Tiny").op(")\u0081}(");
    pickle.text("weight").tensor("0", labels, features);
    pickle.text("bias").tensor("1", labels);
    pickle.text("training").op("\u0089");
    return pickle.op("ub.").bytes();
  }

  /** Writes opcodes of pickle's protocol 2. */
  private static final class Pickle {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Pickle() {
      op("\u0080\u0002");
    }

    Pickle op(String codes) {
      out.writeBytes(codes.getBytes(StandardCharsets.ISO_8859_1));
      return this;
    }

    Pickle global(String module, String name) {
      return op("c" + module + "\n" + name + "\n");
    }

    Pickle text(String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      op("X").littleEndian(utf8.length);
      out.writeBytes(utf8);
      return this;
    }

    Pickle number(int value) {
      return op("J").littleEndian(value);
    }

    private Pickle littleEndian(int value) {
      out.writeBytes(
          ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
      return this;
    }

    /** A dense tensor of floats over the storage of a name. */
    Pickle tensor(String storage, int... shape) {
      int size = 1;
      int[] strides = new int[shape.length];
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        strides[axis] = size;
        size *= shape[axis];
      }
      global("torch._utils", "_rebuild_tensor_v2").op("((");
      text("storage").global("torch", "FloatStorage").text(storage).text("cpu").number(size);
      op("tQ").number(0).numbers(shape).numbers(strides).op("\u0089");
      return global("collections", "OrderedDict").op(")RtR");
    }

    private Pickle numbers(int... values) {
      op("(");
      for (int value : values) {
        number(value);
      }
      return op("t");
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }
}
