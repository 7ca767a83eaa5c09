package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowMeansTest {

  private static final RowMeans MEANS = new RowMeans(List.of(2, RowMeans.NONE, 0));

  @Test
  void rows_moveAsFarAsTheirMeans() {
    float[] own = {1, 5, 3};
    float[] adapted = {1.5f, 9, -1};
    float[] shifts = MEANS.shifts(adapted, own);
    assertArrayEquals(new float[] {-4, 0, 0.5f}, shifts);
    float[] frames = {1, 2, 10, 20, 100, 200};
    assertArrayEquals(new float[] {-3, -2, 10, 20, 100.5f, 200.5f}, RowMeans.moved(frames, shifts));
    assertArrayEquals(new float[] {1, 2, 10, 20, 100, 200}, frames);
  }

  @Test
  void placeBelowNone_isRefused() {
    assertEquals(
        "places must be at least -1, got [0, -2]",
        assertThrows(IllegalArgumentException.class, () -> new RowMeans(List.of(0, -2)))
            .getMessage());
  }
}
