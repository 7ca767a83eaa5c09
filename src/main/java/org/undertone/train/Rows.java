package org.undertone.train;

import java.util.ArrayList;
import java.util.List;
import org.undertone.learn.network.Sample;

/**
 * Vectors to learn from: every clip as it is, followed by its copies.
 *
 * @param values of each row
 * @param clips of which clip each row is, by its place
 * @param truths the label of each row
 */
record Rows(List<float[]> values, List<Integer> clips, List<Integer> truths) {

  static Rows of(List<Sample> samples) {
    Rows rows = new Rows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int clip = 0; clip < samples.size(); clip++) {
      for (float[] variant : samples.get(clip).variants()) {
        rows.add(variant, clip, samples.get(clip).label());
      }
    }
    return rows;
  }

  void add(float[] row, int clip, int truth) {
    values.add(row);
    clips.add(clip);
    truths.add(truth);
  }

  float[][] matrix() {
    return values.toArray(float[][]::new);
  }

  int[] labels() {
    return truths.stream().mapToInt(Integer::intValue).toArray();
  }
}
