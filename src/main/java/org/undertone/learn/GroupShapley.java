package org.undertone.learn;

import java.util.ArrayList;
import java.util.List;

/**
 * What groups of values did to the probabilities of one clip: exact Shapley values (L. Shapley, "A
 * value for n-person games", 1953) of the groups as players. A group that does not play has the
 * average voice's values in place of its own. What a classifier hears beside these values is a
 * player more.
 */
public final class GroupShapley {

  /** Twice as many coalitions are asked about for each group more. */
  private static final int MOST_GROUPS = 10;

  private GroupShapley() {}

  /**
   * Asks the classifier about every coalition.
   *
   * @param asked about the clip
   * @param values of the clip, or these adapted to a known voice
   * @param average what each of the first values is of an average voice
   * @param groups of each of these the number of its group, from 0
   * @param count how many groups there are, at most 10
   * @return of each label first the probability where nobody plays, then what each group adds, and
   *     last, where the classifier hears more than these values, what that adds; the sum is its
   *     answer
   * @throws IllegalArgumentException if numbers of groups are out of range or not one a value
   */
  public static List<double[]> of(
      Supposing asked, float[] values, float[] average, int[] groups, int count) {
    check(values, average, groups, count);
    List<List<double[]>> answers = new ArrayList<>();
    for (int coalition = 0; coalition < 1 << count; coalition++) {
      answers.add(asked.answers(supposed(values, average, groups, coalition)));
    }
    int rounds = answers.get(0).size();
    double[][] worth = new double[rounds << count][];
    for (int coalition = 0; coalition < worth.length; coalition++) {
      worth[coalition] = answers.get(coalition % (1 << count)).get(coalition >> count);
    }
    List<double[]> found = new ArrayList<>();
    found.add(worth[0]);
    for (int player = 0; 1 << player < worth.length; player++) {
      found.add(value(worth, player));
    }
    return found;
  }

  private static void check(float[] values, float[] average, int[] groups, int count) {
    boolean sound = count >= 1 && count <= MOST_GROUPS;
    sound &= groups.length == average.length && groups.length <= values.length;
    for (int group : groups) {
      sound &= group >= 0 && group < count;
    }
    if (!sound) {
      throw new IllegalArgumentException(
          "needed is a group of 1 to "
              + MOST_GROUPS
              + " for each of the first values, got "
              + groups.length
              + " for "
              + average.length
              + " of "
              + values.length
              + " values and "
              + count
              + " groups");
    }
  }

  private static float[] supposed(float[] values, float[] average, int[] groups, int coalition) {
    float[] row = values.clone();
    for (int i = 0; i < groups.length; i++) {
      if ((coalition >> groups[i] & 1) == 0) {
        row[i] = average[i];
      }
    }
    return row;
  }

  /** The mean of what a player adds to those before, over all orders in which they may come. */
  private static double[] value(double[][] worth, int player) {
    int players = Integer.numberOfTrailingZeros(worth.length);
    double[] value = new double[worth[0].length];
    for (int others = 0; others < worth.length; others++) {
      if ((others >> player & 1) == 0) {
        double share = share(Integer.bitCount(others), players);
        double[] with = worth[others | 1 << player];
        for (int k = 0; k < value.length; k++) {
          value[k] += share * (with[k] - worth[others][k]);
        }
      }
    }
    return value;
  }

  /** {@code s! (n - s - 1)! / n!}. */
  private static double share(int before, int players) {
    double share = 1.0 / players;
    for (int i = 1; i <= before; i++) {
      share *= i / (double) (players - i);
    }
    return share;
  }
}
