package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupShapleyTest {

  private static final float[] VALUES = {3, -1, 2, 5, 7};
  private static final float[] AVERAGE = {1, 1, 1, 1};
  private static final int[] GROUPS = {0, 1, 0, 2};

  @Test
  void sums_giveEachGroupItsOwn() {
    Supposing sum = x -> List.of(new double[] {x[0] + 10 * x[1] + x[2] + x[3] + x[4], x[4]});
    List<double[]> found = GroupShapley.of(sum, VALUES, AVERAGE, GROUPS, 3);
    assertEquals(4, found.size());
    assertArrayEquals(new double[] {20, 7}, found.get(0), 1e-12);
    assertArrayEquals(new double[] {3, 0}, found.get(1), 1e-12);
    assertArrayEquals(new double[] {-20, 0}, found.get(2), 1e-12);
    assertArrayEquals(new double[] {4, 0}, found.get(3), 1e-12);
  }

  @Test
  void product_isSharedByThoseWhoMakeIt() {
    Supposing product = x -> List.of(new double[] {x[0] * x[1]});
    float[] nothing = {0, 0, 0, 0};
    List<double[]> found = GroupShapley.of(product, VALUES, nothing, GROUPS, 3);
    assertEquals(0, found.get(0)[0]);
    assertEquals(-1.5, found.get(1)[0], 1e-12);
    assertEquals(-1.5, found.get(2)[0], 1e-12);
    assertEquals(0, found.get(3)[0], 1e-12);
  }

  @Test
  void whatIsHeardBesides_isAPlayerMore() {
    Supposing both = x -> List.of(new double[] {x[0]}, new double[] {x[0] * x[1]});
    List<double[]> found = GroupShapley.of(both, VALUES, AVERAGE, GROUPS, 3);
    assertEquals(5, found.size());
    assertEquals(-3, found.stream().mapToDouble(part -> part[0]).sum(), 1e-12);
    assertArrayEquals(
        new double[] {1, 2 / 3.0, -7 / 3.0, 0, -7 / 3.0},
        new double[] {
          found.get(0)[0], found.get(1)[0], found.get(2)[0], found.get(3)[0], found.get(4)[0]
        },
        1e-12);
  }

  /** The mean over all orders in which the players may come, as Shapley defines it. */
  @Test
  void anyGame_isSharedAsByAllOrders() {
    Random random = new Random(5);
    double[] worth = random.doubles(1 << 5).toArray();
    float[] values = {1, 1, 1, 1};
    float[] none = {0, 0, 0, 0};
    int[] own = {0, 1, 2, 3};
    Supposing game =
        x -> {
          int coalition = (int) (x[0] + 2 * x[1] + 4 * x[2] + 8 * x[3]);
          return List.of(new double[] {worth[coalition]}, new double[] {worth[coalition | 16]});
        };
    List<double[]> found = GroupShapley.of(game, values, none, own, 4);
    double[] expected = new double[5];
    List<List<Integer>> orders = orders(List.of(0, 1, 2, 3, 4));
    for (List<Integer> order : orders) {
      int before = 0;
      for (int player : order) {
        expected[player] += (worth[before | 1 << player] - worth[before]) / orders.size();
        before |= 1 << player;
      }
    }
    assertEquals(120, orders.size());
    for (int player = 0; player < 5; player++) {
      assertEquals(expected[player], found.get(player + 1)[0], 1e-12);
    }
  }

  @Test
  void groupsThatAreNone_areRefused() {
    Supposing any = x -> List.of(new double[] {1});
    for (int[] groups :
        List.of(new int[] {0, 1, 0}, new int[] {0, 1, 0, 3}, new int[] {0, -1, 0, 2})) {
      assertThrows(
          IllegalArgumentException.class, () -> GroupShapley.of(any, VALUES, AVERAGE, groups, 3));
    }
    assertThrows(
        IllegalArgumentException.class, () -> GroupShapley.of(any, VALUES, AVERAGE, GROUPS, 11));
    assertThrows(
        IllegalArgumentException.class,
        () -> GroupShapley.of(any, new float[3], AVERAGE, GROUPS, 3));
  }

  private static List<List<Integer>> orders(List<Integer> players) {
    if (players.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Integer>> orders = new ArrayList<>();
    for (int first : players) {
      List<Integer> rest = new ArrayList<>(players);
      rest.removeAll(Collections.singleton(first));
      for (List<Integer> order : orders(rest)) {
        List<Integer> whole = new ArrayList<>(List.of(first));
        whole.addAll(order);
        orders.add(whole);
      }
    }
    return orders;
  }
}
