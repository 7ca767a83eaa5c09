package org.undertone.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Named values under construction: statistics of courses, one after the other. */
final class Summary {

  /** A number made of the values of a course at some frames. */
  enum Statistic {
    MEAN,
    STD,
    Q05,
    Q25,
    Q50,
    Q75,
    Q95,
    SKEWNESS,
    SLOPE;

    private final String suffix = "_" + name().toLowerCase(Locale.ROOT);
  }

  private final double framesPerSecond;
  private final List<String> names = new ArrayList<>();
  private float[] values = new float[4096];

  /**
   * @param framesPerSecond of the courses, for slopes
   */
  Summary(double framesPerSecond) {
    this.framesPerSecond = framesPerSecond;
  }

  void add(String name, double value) {
    if (names.size() == values.length) {
      values = Arrays.copyOf(values, 2 * values.length);
    }
    values[names.size()] = (float) value;
    names.add(name);
  }

  List<String> names() {
    return List.copyOf(names);
  }

  float[] values() {
    return Arrays.copyOf(values, names.size());
  }

  /**
   * Adds statistics over the frames at which a course has a value; all 0 where there is none.
   *
   * @param frames in ascending order
   */
  void add(Course course, int[] frames, Statistic... statistics) {
    add(course.name(), course.values(), frames, statistics);
  }

  /** The same of a course by itself. */
  void add(String name, float[] course, int[] frames, Statistic... statistics) {
    float[] x = new float[frames.length];
    int[] at = new int[frames.length];
    int count = 0;
    for (int frame : frames) {
      if (!Float.isNaN(course[frame])) {
        x[count] = course[frame];
        at[count++] = frame;
      }
    }
    double mean = 0;
    for (int i = 0; i < count; i++) {
      mean += x[i] / count;
    }
    double square = 0;
    double cube = 0;
    for (int i = 0; i < count; i++) {
      double d = x[i] - mean;
      square += d * d / count;
      cube += d * d * d / count;
    }
    double deviation = Math.sqrt(square);
    double slope = framesPerSecond * slope(x, at, count, mean);
    float[] sorted = Arrays.copyOf(x, count);
    Arrays.sort(sorted);
    double skewness = deviation > 1e-6 * Math.abs(mean) + 1e-12 ? cube / (square * deviation) : 0;
    for (Statistic statistic : statistics) {
      double value =
          switch (statistic) {
            case MEAN -> mean;
            case STD -> deviation;
            case Q05 -> quantile(sorted, 0.05);
            case Q25 -> quantile(sorted, 0.25);
            case Q50 -> quantile(sorted, 0.5);
            case Q75 -> quantile(sorted, 0.75);
            case Q95 -> quantile(sorted, 0.95);
            case SKEWNESS -> skewness;
            case SLOPE -> slope;
          };
      add(name + statistic.suffix, value);
    }
  }

  /** Of the line of least squares, a frame. */
  private static double slope(float[] x, int[] at, int count, double mean) {
    double centre = 0;
    for (int i = 0; i < count; i++) {
      centre += (double) at[i] / count;
    }
    double product = 0;
    double square = 0;
    for (int i = 0; i < count; i++) {
      product += (at[i] - centre) * (x[i] - mean);
      square += (at[i] - centre) * (at[i] - centre);
    }
    return square > 0 ? product / square : 0;
  }

  private static double quantile(float[] sorted, double part) {
    if (sorted.length == 0) {
      return 0;
    }
    double at = part * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
