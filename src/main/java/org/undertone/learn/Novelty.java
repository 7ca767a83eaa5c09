package org.undertone.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * How strange a clip is to those that a classifier learned from: the root mean square of what is
 * left of its standardised features when the directions are taken out of them in which these clips
 * and their copies vary most (the residual of a principal component analysis; J. Jackson and G.
 * Mudholkar, Technometrics 1979), where it is 1 for such clips. Noise, lines and rooms that the
 * copies know leave little behind; another corpus does not. Immutable and safe to share between
 * threads.
 */
public final class Novelty {

  /** The most directions that are taken out. */
  public static final int MOST_DIRECTIONS = 16;

  /** Features are limited to as many standard deviations. */
  private static final float LIMIT = 3;

  /** So many features, and as many clips, to a direction, so that enough is left. */
  private static final int FOR_A_DIRECTION = 8;

  private static final double LEAST = 0.1;

  private static final double MOST = 3;

  private static final int ITERATIONS = 10;

  /** A direction of which hardly more than rounding is left is none. */
  private static final double LEAST_LENGTH = 1e-6;

  /** Without directions noise alone takes a clip further off, and hides less than strangeness. */
  private static final double MOST_DISTANCE = 1.5;

  private final StandardScaler scaler;
  private final float[][] directions;
  private final float typical;
  private final double most;

  private Novelty(StandardScaler scaler, float[][] directions, float typical, double most) {
    this.scaler = scaler;
    this.directions = directions;
    this.typical = typical;
    this.most = most;
  }

  /**
   * Known numbers, such as those of a stored model; the arrays are copied.
   *
   * @param scaler of the features; its limit is not heeded
   * @param directions of length 1, or 0 for none, at right angles to one another; at most {@link
   *     #MOST_DIRECTIONS}
   * @param typical the root mean square of what is left of the clips learned from; above 0
   * @throws IllegalArgumentException naming what is out of range
   */
  public Novelty(StandardScaler scaler, float[][] directions, float typical) {
    this(Objects.requireNonNull(scaler, "scaler").within(LIMIT), copy(directions), typical, MOST);
    if (directions.length > MOST_DIRECTIONS) {
      throw new IllegalArgumentException(
          "directions must be at most " + MOST_DIRECTIONS + ", got " + directions.length);
    }
    if (directions.length > 0) {
      Rows.checkLength(directions[0], scaler.featureCount());
      Rows.check(directions);
    }
    if (!(typical > 0 && Float.isFinite(typical))) {
      throw new IllegalArgumentException("typical must be finite and above 0, got " + typical);
    }
  }

  /** The plain distance from the mean of the clips learned from, at most 1.5. */
  public static Novelty distance(StandardScaler scaler) {
    return new Novelty(scaler.within(LinearClassifier.FARTHEST), new float[0][], 1, MOST_DISTANCE);
  }

  /**
   * Measures it. Deterministic. There are as many directions whatever the clips are: where these
   * are few, some of length 0.
   *
   * @param scaler of the features
   * @param clips what is learned from, at least one
   * @param copies of them, recorded or spoken otherwise; perhaps none
   */
  public static Novelty fit(StandardScaler scaler, List<float[]> clips, List<float[]> copies) {
    StandardScaler limited = scaler.within(LIMIT);
    List<float[]> rows = new ArrayList<>();
    clips.forEach(row -> rows.add(limited.transform(row)));
    copies.forEach(row -> rows.add(limited.transform(row)));
    float[][] directions = directions(rows, clips.size());
    double sum = 0;
    for (float[] row : rows.subList(0, clips.size())) {
      sum += left(row, directions);
    }
    float typical = (float) Math.sqrt(sum / clips.size());
    return new Novelty(scaler, directions, typical > 0 ? typical : 1);
  }

  /** The first principal directions about 0, by orthogonal iteration. */
  private static float[][] directions(List<float[]> rows, int clips) {
    int columns = rows.get(0).length;
    float[][] directions = new float[Math.min(MOST_DIRECTIONS, columns / FOR_A_DIRECTION)][columns];
    double[][] found = new double[Math.min(directions.length, clips / FOR_A_DIRECTION)][];
    Random random = new Random(1);
    for (int d = 0; d < found.length; d++) {
      found[d] = random.doubles(columns, -1, 1).toArray();
    }
    found = orthonormal(found);
    for (int i = 0; i < ITERATIONS; i++) {
      found = orthonormal(turned(found, rows));
    }
    for (int d = 0; d < found.length; d++) {
      for (int j = 0; j < columns; j++) {
        directions[d][j] = (float) found[d][j];
      }
    }
    return directions;
  }

  /** Each direction through the matrix of the mean products of features. */
  private static double[][] turned(double[][] directions, List<float[]> rows) {
    double[][] turned = new double[directions.length][rows.get(0).length];
    for (float[] row : rows) {
      for (int d = 0; d < directions.length; d++) {
        double along = 0;
        for (int j = 0; j < row.length; j++) {
          along += directions[d][j] * row[j];
        }
        for (int j = 0; j < row.length; j++) {
          turned[d][j] += along * row[j] / rows.size();
        }
      }
    }
    return turned;
  }

  /** The same space by directions of length 1 at right angles (modified Gram-Schmidt). */
  private static double[][] orthonormal(double[][] directions) {
    List<double[]> found = new ArrayList<>();
    for (double[] direction : directions) {
      double[] rest = direction.clone();
      double before = Math.sqrt(dot(rest, rest));
      for (double[] other : found) {
        double along = dot(rest, other);
        for (int j = 0; j < rest.length; j++) {
          rest[j] -= along * other[j];
        }
      }
      double length = Math.sqrt(dot(rest, rest));
      if (length > LEAST_LENGTH * before) {
        for (int j = 0; j < rest.length; j++) {
          rest[j] /= length;
        }
        found.add(rest);
      }
    }
    return found.toArray(double[][]::new);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  /** The mean square of what is left of a standardised row. */
  private static double left(float[] row, float[][] directions) {
    double sum = 0;
    for (float x : row) {
      sum += x * x;
    }
    for (float[] direction : directions) {
      double along = 0;
      for (int j = 0; j < row.length; j++) {
        along += direction[j] * row[j];
      }
      sum -= along * along;
    }
    return Math.max(0, sum) / row.length;
  }

  /**
   * About 1 for clips like those learned from, more for stranger ones; in [0.1, 3].
   *
   * @throws IllegalArgumentException if there are not {@link StandardScaler#featureCount()} values
   */
  public double of(float[] values) {
    double distance = Math.sqrt(left(scaler.transform(values), directions)) / typical;
    return Math.max(LEAST, Math.min(most, distance));
  }

  /** A copy of the directions. */
  public float[][] directions() {
    return copy(directions);
  }

  /** The root mean square of what is left of the clips learned from. */
  public float typical() {
    return typical;
  }

  private static float[][] copy(float[][] rows) {
    float[][] copy = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      copy[i] = rows[i].clone();
    }
    return copy;
  }
}
