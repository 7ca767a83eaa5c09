package org.undertone.learn.network;

import ai.djl.nn.Block;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The networks that can be trained, by the names under which bundles know them. */
public enum NetworkType {
  /** Convolutions along a vector of means. */
  CNN_1D("cnn-1d", 1),
  /** Convolutions over two pictures of three seconds. */
  CNN_2D("cnn-2d", 3),
  /** Convolutions over time on the descriptors of each frame. */
  CNN_FRAMES("cnn-frames", 2),
  /** Dense layers on a vector of statistics. */
  MLP("mlp", 1),
  /** Dense layers on a vector of statistics, that know voices by their baselines. */
  MLP_VOICE("mlp-voice", 1),
  /** Convolutions over log-mel frames of any number, pooled by attention. */
  CNN_MEL("cnn-mel", 2),
  /** Convolutions over time on frames of any number and courses of the voice beside them. */
  CNN_VOICE("cnn-voice", 2);

  /** The length of an axis that may be of any length. */
  public static final int ANY = -1;

  private final String typeName;
  private final int axes;

  NetworkType(String typeName, int axes) {
    this.typeName = typeName;
    this.axes = axes;
  }

  /** The name, such as {@code cnn-mel}. */
  public String typeName() {
    return typeName;
  }

  /** The type of a name; empty if it is none of these. */
  public static Optional<NetworkType> named(String typeName) {
    return Arrays.stream(values()).filter(type -> type.typeName.equals(typeName)).findFirst();
  }

  /** Whether the last axis, time, may be of any length. */
  public boolean anyLength() {
    return this == CNN_MEL || this == CNN_VOICE;
  }

  /** The shape that a network learned from inputs of one shape asks of others. */
  List<Integer> accepted(List<Integer> shape) {
    return anyLength() ? List.of(shape.get(0), ANY) : shape;
  }

  /**
   * Refuses the shape of an input that this type cannot take.
   *
   * @throws IllegalArgumentException if the number of axes is another, or one is empty
   */
  void check(List<Integer> shape) {
    boolean sound = shape.size() == axes;
    for (int axis = 0; axis < shape.size() && sound; axis++) {
      boolean free = anyLength() && axis == shape.size() - 1;
      sound = shape.get(axis) >= 1 || (free && shape.get(axis) == ANY);
    }
    if (!sound) {
      throw new IllegalArgumentException(
          typeName + " needs an input of " + axes + " axes, each at least 1 long, got " + shape);
    }
  }

  Block build(int labels, Draws draws) {
    Architectures architectures = new Architectures(labels, draws);
    return switch (this) {
      case CNN_1D -> architectures.cnn1d();
      case CNN_2D -> architectures.cnn2d();
      case CNN_FRAMES -> architectures.cnnFrames();
      case MLP -> architectures.mlp();
      case MLP_VOICE -> architectures.mlpVoice();
      case CNN_MEL -> architectures.cnnMel();
      case CNN_VOICE -> architectures.cnnVoice();
    };
  }
}
