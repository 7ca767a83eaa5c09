package org.undertone.learn.network;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.undertone.learn.Classifier;

/**
 * A network that someone brought along, as {@code torch.jit.save} wrote it. It is given one input
 * with an axis of length 1 before its own, {@code (1, samples)} or {@code (1, bands, frames)}, as
 * 32-bit floats, and gives one value a label: {@code (1, labels)} or {@code (labels)}; of several
 * tensors the first counts.
 *
 * <p>TorchScript is a program, which PyTorch runs: load only what you would run. Its native memory
 * is returned when nothing refers to it any more. Immutable; safe for use by many threads at once,
 * each on one core.
 */
public final class TorchScriptClassifier implements Classifier {

  private static final Cleaner CLEANER = Cleaner.create();

  private static final String NEEDED = "a network saved by torch.jit.save";

  /** The length of the input that a new network is tried on, where any length is allowed. */
  private static final int TRIAL_LENGTH = 16_000;

  private final Path archive;
  private final Contract contract;
  private final Model model;
  private final Block block;
  private final long parameterCount;

  /** What the values mean that a network gives. */
  public enum Output {
    /** Any numbers; softmax makes them probabilities. */
    LOGITS,
    /** Probabilities already. */
    PROBABILITIES
  }

  /**
   * What a network takes and gives, which its file does not say.
   *
   * @param inputShape without the axis of length 1; the last may be {@link NetworkType#ANY}
   * @param longest the last axis, where it is free, is cut to its middle if longer than this
   * @param output what its values mean
   * @param outputOfLabel for each label the place of its value in the output, each place once
   */
  public record Contract(
      List<Integer> inputShape, int longest, Output output, List<Integer> outputOfLabel) {

    public Contract {
      inputShape = List.copyOf(inputShape);
      outputOfLabel = List.copyOf(outputOfLabel);
      int last = inputShape.size() - 1;
      for (int axis = 0; axis <= last; axis++) {
        int length = inputShape.get(axis);
        if (length < 1 && !(axis == last && length == NetworkType.ANY)) {
          throw new IllegalArgumentException("an input cannot have the shape " + inputShape);
        }
      }
      if (last < 0 || longest < 1) {
        throw new IllegalArgumentException("an input must have an axis, and longest be above 0");
      }
      List<Integer> places = outputOfLabel.stream().sorted().toList();
      for (int i = 0; i < places.size(); i++) {
        if (places.get(i) != i) {
          throw new IllegalArgumentException(
              "each place of the output must belong to one label, got " + outputOfLabel);
        }
      }
      if (places.size() < 2) {
        throw new IllegalArgumentException("a network needs at least 2 labels");
      }
    }

    private boolean anyLength() {
      return inputShape.get(inputShape.size() - 1) == NetworkType.ANY;
    }
  }

  private TorchScriptClassifier(Path archive, Contract contract, Model model) {
    this.archive = archive;
    this.contract = contract;
    this.model = model;
    this.block = model.getBlock();
    this.parameterCount =
        block.getParameters().values().stream().mapToLong(p -> p.getArray().size()).sum();
    CLEANER.register(this, model::close);
  }

  /**
   * Loads a network and tries it on silence.
   *
   * @param archive the file; it must stay where it is as long as the network is to be copied
   * @throws BadParametersException if the file is no TorchScript, or a damaged one, or the network
   *     does not take or give what the contract says
   * @throws PyTorchMissingException if PyTorch cannot be had on this platform
   * @throws IOException if the file cannot be read
   */
  public static TorchScriptClassifier load(Path archive, Contract contract) throws IOException {
    checkKind(archive);
    PyTorch.require();
    Model model = Model.newInstance("torchscript", "PyTorch");
    try {
      model.load(archive.toAbsolutePath());
    } catch (EngineException | MalformedModelException e) {
      model.close();
      throw new BadParametersException("what PyTorch cannot load: " + reason(e), NEEDED, e);
    } catch (IOException e) {
      model.close();
      throw e;
    }
    TorchScriptClassifier loaded = new TorchScriptClassifier(archive, contract, model);
    try {
      loaded.tryOut();
    } catch (RuntimeException e) { // whatever DJL makes of what the network gives
      model.close();
      throw new BadParametersException(
          "a network that fails on silence: " + reason(e),
          "one that takes and gives as declared",
          e);
    }
    return loaded;
  }

  /** Tells other files from TorchScript before PyTorch is asked, which would not say so plainly. */
  private static void checkKind(Path archive) throws IOException {
    boolean code;
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      code =
          Collections.list(zip.entries()).stream()
              .map(ZipEntry::getName)
              .anyMatch(name -> name.matches("[^/]+/code/.+"));
    } catch (ZipException e) {
      throw new BadParametersException("a file that is no archive, or a cut one", NEEDED, e);
    }
    if (!code) {
      throw new BadParametersException("an archive without a program", NEEDED);
    }
  }

  private void tryOut() {
    List<Integer> shape =
        contract.inputShape.stream()
            .map(axis -> axis == NetworkType.ANY ? Math.min(contract.longest, trialLength()) : axis)
            .toList();
    int places = shape.stream().reduce(1, Math::multiplyExact);
    double[] unused = probabilities(new float[places], shape);
  }

  private int trialLength() {
    return contract.inputShape.size() == 1 ? TRIAL_LENGTH : TRIAL_LENGTH / 160;
  }

  /** The line that says why, of the many in which PyTorch says where. */
  private static String reason(Exception e) {
    List<String> lines = String.valueOf(e.getMessage()).lines().map(String::strip).toList();
    return lines.stream()
        .filter(line -> line.matches("\\w*(Error|Exception): .*"))
        .findFirst()
        .orElse(lines.get(0));
  }

  /** The file that it was loaded from. */
  public Path archive() {
    return archive;
  }

  public Contract contract() {
    return contract;
  }

  /** How many numbers it learned. */
  public long parameterCount() {
    return parameterCount;
  }

  @Override
  public int labelCount() {
    return contract.outputOfLabel.size();
  }

  @Override
  public void checkShape(List<Integer> shape) {
    List<Integer> needed = contract.inputShape;
    boolean fits = shape.size() == needed.size();
    for (int axis = 0; axis < shape.size() && fits; axis++) {
      fits =
          shape.get(axis) >= 1
              && (needed.get(axis) == NetworkType.ANY || needed.get(axis).equals(shape.get(axis)));
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "the network torchscript needs " + needed + ", got the shape " + shape);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the network does not give one finite value a label
   */
  @Override
  public double[] probabilities(float[] values, List<Integer> shape) {
    checkShape(shape);
    int length = shape.get(shape.size() - 1);
    int kept = contract.anyLength() ? Math.min(length, contract.longest) : length;
    float[] middle = middle(values, length, kept);
    long[] axes = new long[shape.size() + 1];
    axes[0] = 1;
    for (int axis = 0; axis < shape.size(); axis++) {
      axes[axis + 1] = shape.get(axis);
    }
    axes[shape.size()] = kept;
    PyTorch.keepToOneThread();
    try (NDManager scope = model.getNDManager().newSubManager()) {
      NDList input = new NDList(scope.create(middle, new Shape(axes)));
      NDList output = block.forward(new ParameterStore(scope, false), input, false);
      return ordered(numbers(output));
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Of each row of so many values the middle ones. */
  private static float[] middle(float[] values, int length, int kept) {
    if (kept == length) {
      return values;
    }
    int rows = values.length / length;
    float[] middle = new float[rows * kept];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * length + (length - kept) / 2, middle, row * kept, kept);
    }
    return middle;
  }

  private float[] numbers(NDList output) {
    if (output.isEmpty()) {
      throw new IllegalStateException("it gives nothing");
    }
    NDArray first = output.get(0);
    if (first.size() != labelCount() || !first.getDataType().isFloating()) {
      throw new IllegalStateException(
          "it gives "
              + first.getShape()
              + " of "
              + first.getDataType()
              + " for "
              + labelCount()
              + " labels");
    }
    return first.toType(DataType.FLOAT32, false).toFloatArray();
  }

  /** Probabilities in the order of the labels, which sum to 1. */
  private double[] ordered(float[] given) {
    double[] weights = new double[given.length];
    double sum = 0;
    double top = Double.NEGATIVE_INFINITY;
    for (float value : given) {
      top = Math.max(top, value);
    }
    for (int label = 0; label < weights.length; label++) {
      float value = given[contract.outputOfLabel.get(label)];
      boolean sound = Float.isFinite(value);
      if (contract.output == Output.PROBABILITIES) {
        sound &= value >= 0 && value <= 1.001f;
        weights[label] = value;
      } else {
        weights[label] = Math.exp(value - top);
      }
      if (!sound) {
        throw new IllegalStateException(
            "it gives " + value + " among its " + contract.output.name().toLowerCase(Locale.ROOT));
      }
      sum += weights[label];
    }
    if (contract.output == Output.PROBABILITIES && Math.abs(sum - 1) > 0.01) {
      throw new IllegalStateException("its probabilities sum to " + sum);
    }
    for (int label = 0; label < weights.length; label++) {
      weights[label] /= sum;
    }
    return weights;
  }
}
