package org.undertone.learn.network;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Optional;
import org.undertone.learn.Classifier;
import org.undertone.learn.StandardScaler;

/**
 * A trained network with what its input goes through before: a selection of columns and a scaler,
 * where it has them. Its native memory is returned when nothing refers to it any more.
 *
 * <p>Immutable; safe for use by many threads at once, each on one core.
 */
public final class NetworkClassifier implements Classifier {

  private static final Cleaner CLEANER = Cleaner.create();

  private final NetworkType type;
  private final List<Integer> inputShape;
  private final int labelCount;
  private final Optional<List<Integer>> selected;
  private final Optional<StandardScaler> scaler;
  private final Net net;

  private NetworkClassifier(
      NetworkType type,
      List<Integer> inputShape,
      int labelCount,
      Optional<List<Integer>> selected,
      Optional<StandardScaler> scaler,
      Net net) {
    this.type = type;
    this.inputShape = inputShape;
    this.labelCount = labelCount;
    this.selected = selected;
    this.scaler = scaler;
    this.net = net;
    CLEANER.register(this, net::close);
  }

  /**
   * Puts a network together.
   *
   * @param inputShape of what it is asked, before selection; an axis of {@link NetworkType#ANY} may
   *     be of any length
   * @param labelCount at least 2
   * @param selected the columns that it looks at, ascending; only for vectors
   * @param scaler of each value of a vector or each row along the last axis, after selection
   * @param parameters as {@link #parameters()} gives them
   * @throws IllegalArgumentException if these do not fit each other
   * @throws BadParametersException if the parameters are of another network, cut, or not finite
   * @throws PyTorchMissingException if PyTorch cannot be had on this platform
   */
  public static NetworkClassifier of(
      NetworkType type,
      List<Integer> inputShape,
      int labelCount,
      Optional<List<Integer>> selected,
      Optional<StandardScaler> scaler,
      byte[] parameters)
      throws BadParametersException, PyTorchMissingException {
    type.check(inputShape);
    if (labelCount < 2) {
      throw new IllegalArgumentException("labelCount must be at least 2, got " + labelCount);
    }
    selected.ifPresent(columns -> checkSelection(columns, inputShape));
    List<Integer> netShape =
        selected.<List<Integer>>map(columns -> List.of(columns.size())).orElse(inputShape);
    scaler.ifPresent(s -> checkScaler(s, netShape));
    Net net = Net.of(type, netShape, labelCount, parameters);
    return new NetworkClassifier(
        type, List.copyOf(inputShape), labelCount, selected.map(List::copyOf), scaler, net);
  }

  private static void checkSelection(List<Integer> columns, List<Integer> shape) {
    boolean ascending = shape.size() == 1 && !columns.isEmpty();
    int before = -1;
    for (int column : columns) {
      ascending &= column > before && column < shape.get(0);
      before = column;
    }
    if (!ascending) {
      throw new IllegalArgumentException(
          "the selected columns must ascend and lie in a vector; the input is " + shape);
    }
  }

  private static void checkScaler(StandardScaler scaler, List<Integer> shape) {
    if (scaler.featureCount() != Inputs.rows(shape)) {
      throw new IllegalArgumentException(
          "the scaler's features must be " + Inputs.rows(shape) + ", got " + scaler.featureCount());
    }
  }

  public NetworkType type() {
    return type;
  }

  /** The shape of what it is asked; {@link NetworkType#ANY} for an axis of any length. */
  public List<Integer> inputShape() {
    return inputShape;
  }

  @Override
  public int labelCount() {
    return labelCount;
  }

  /** How many numbers it learned, with the running statistics of its normalisations. */
  public long parameterCount() {
    return net.parameterCount();
  }

  /** The columns of a vector that it looks at; empty if all. */
  public Optional<List<Integer>> selected() {
    return selected;
  }

  /** What standardises its input along the first axis; empty if nothing does. */
  public Optional<StandardScaler> scaler() {
    return scaler;
  }

  /** The parameters in DJL's parameter format. */
  public byte[] parameters() {
    return Parameters.encode(net.block());
  }

  @Override
  public void checkShape(List<Integer> shape) {
    boolean fits = shape.size() == inputShape.size();
    for (int axis = 0; axis < shape.size() && fits; axis++) {
      int needed = inputShape.get(axis);
      fits = needed == NetworkType.ANY ? shape.get(axis) >= 1 : shape.get(axis) == needed;
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "the network " + type.typeName() + " needs " + inputShape + ", got the shape " + shape);
    }
  }

  @Override
  public double[] probabilities(float[] values, List<Integer> shape) {
    checkShape(shape);
    float[] chosen = Inputs.select(values, selected);
    List<Integer> chosenShape = selected.isPresent() ? List.of(chosen.length) : shape;
    try {
      return net.probabilities(Inputs.scale(chosen, chosenShape, scaler), chosenShape);
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
