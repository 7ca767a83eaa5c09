package org.undertone.learn.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small inputs for each type of network in which the label is plain to see. */
final class Tensors {

  static final int LABELS = 3;

  private Tensors() {}

  /** Options with which a small network learns in a moment. */
  static NetworkOptions quick(int epochs) {
    return options(epochs, NetworkOptions.Schedule.PLATEAU);
  }

  static NetworkOptions cosine(int epochs) {
    return options(epochs, NetworkOptions.Schedule.COSINE);
  }

  private static NetworkOptions options(int epochs, NetworkOptions.Schedule schedule) {
    return new NetworkOptions(
        epochs,
        8,
        3e-3,
        schedule,
        3,
        epochs,
        1e-3,
        0,
        0.5,
        0.05,
        32,
        new Masking(1, 0.2, 1, 0.1, 0, 0, 0.05, 0.2),
        5);
  }

  static List<Integer> shape(NetworkType type) {
    return switch (type) {
      case CNN_1D, MLP, MLP_VOICE -> List.of(24);
      case CNN_2D -> List.of(2, 8, 8);
      case CNN_FRAMES -> List.of(4, 16);
      case CNN_MEL, CNN_VOICE -> List.of(16, 40);
    };
  }

  /** So many samples of each label, whose every third value is raised by label. */
  static List<Sample> samples(NetworkType type, int perLabel, long seed) {
    Random random = new Random(seed);
    List<Sample> samples = new ArrayList<>();
    List<Integer> shape = shape(type);
    int size = shape.stream().reduce(1, (a, b) -> a * b);
    int time = shape.size() == 1 ? 1 : shape.get(shape.size() - 1);
    for (int i = 0; i < perLabel * LABELS; i++) {
      int label = i % LABELS;
      float[] values = new float[size];
      for (int j = 0; j < size; j++) {
        values[j] = (float) (0.5 * random.nextGaussian() + (j / time % LABELS == label ? 2 : 0));
      }
      samples.add(new Sample(List.of(values), List.of(shape), label));
    }
    return samples;
  }
}
