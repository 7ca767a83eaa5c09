package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnovaFTest {

  private static final int[] LABELS = {0, 0, 1, 1};

  @Test
  void statistics_areThoseOfScikitLearn() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    try (InputStream in = AnovaFTest.class.getResourceAsStream("/golden/anova.json")) {
      JsonNode golden = mapper.readTree(in);
      float[][] rows = mapper.treeToValue(golden.get("rows"), float[][].class);
      int[] labels = mapper.treeToValue(golden.get("labels"), int[].class);
      double[] expected = mapper.treeToValue(golden.get("f"), double[].class);
      double[] found = AnovaF.of(rows, labels);
      assertEquals(6, found.length);
      for (int j = 0; j < found.length; j++) {
        assertEquals(expected[j], found[j], 1e-6 * expected[j], "column " + j);
      }
      assertEquals(List.of(2, 3, 5), AnovaF.best(rows, labels, 3));
    }
  }

  @Test
  void columnsWithoutSpread_haveZeroOrInfinity() {
    float[][] rows = {{0.1f, 1, 5}, {0.1f, 1, 6}, {0.1f, 2, 5}, {0.1f, 2, 6}};
    assertArrayEquals(new double[] {0, Double.POSITIVE_INFINITY, 0}, AnovaF.of(rows, LABELS));
  }

  @Test
  void best_ofEqualColumns_areTheFirst_inAscendingOrder() {
    float[][] rows = {{9, 1, 5, 1}, {9, 1, 5, 1}, {9, 2, 5, 2}, {9, 2, 6, 2}};
    assertEquals(List.of(1, 3), AnovaF.best(rows, LABELS, 2));
    assertEquals(List.of(0, 1, 2, 3), AnovaF.best(rows, LABELS, 10));
    assertThrows(IllegalArgumentException.class, () -> AnovaF.best(rows, LABELS, 0));
  }

  @Test
  void labelsThatDecideNothing_areRefused() {
    float[][] rows = {{1}, {2}, {3}};
    assertMessage("as many as rows, got 4 and 3", rows, LABELS);
    assertMessage("got 1 and 3", rows, new int[] {2, 2, 2});
    assertMessage("got 3 and 3", rows, new int[] {0, 1, 2});
    assertMessage("at least 0, got -1", rows, new int[] {0, 1, -1});
  }

  private static void assertMessage(String part, float[][] rows, int[] labels) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> AnovaF.of(rows, labels));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
