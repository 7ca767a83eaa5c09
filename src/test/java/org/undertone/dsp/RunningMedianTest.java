package org.undertone.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against sorting each window anew. */
class RunningMedianTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "2, 5",
    "15, 3",
    "16, 16",
    "17, 1",
    "30, 2",
    "31, 40",
    "32, 255",
    "33, 256",
    "47, 257",
    "116, 600",
    "300, 20"
  })
  void filterColumns_ofRandomMatrix_equalsSortedWindows(int rows, int columns) {
    Random random = new Random(31L * rows + columns);
    Matrix x = new Matrix();
    x.reshape(rows, columns);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        // Few distinct values, so that there are ties.
        x.row(r)[c] = random.nextInt(4) == 0 ? random.nextInt(5) : random.nextFloat();
      }
    }
    Matrix median = new Matrix();
    new RunningMedian().filterColumns(x, median);
    for (int c = 0; c < columns; c++) {
      for (int r = 0; r < rows; r++) {
        assertEquals(slowMedian(x, r, c), median.get(r, c), "row " + r + " column " + c);
      }
    }
  }

  private static float slowMedian(Matrix x, int row, int column) {
    float[] window = new float[RunningMedian.WIDTH];
    for (int i = 0; i < window.length; i++) {
      window[i] = x.get(reflected(row - window.length / 2 + i, x.rows()), column);
    }
    Arrays.sort(window);
    return window[window.length / 2];
  }

  private static int reflected(int row, int rows) {
    int r = row;
    while (r < 0 || r >= rows) {
      r = r < 0 ? -1 - r : 2 * rows - 1 - r;
    }
    return r;
  }
}
