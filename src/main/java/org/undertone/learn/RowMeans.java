package org.undertone.learn;

import java.util.List;

/**
 * Which value of a clip's vector is the mean of each row of its frames, so that the rows can follow
 * where a known voice moves the vector. Immutable.
 *
 * @param places of each row's mean in the vector; {@link #NONE} for a row that stays where it is
 */
public record RowMeans(List<Integer> places) {

  /** The place of a mean that is not in the vector. */
  public static final int NONE = -1;

  public RowMeans {
    places = List.copyOf(places);
    for (int place : places) {
      if (place < NONE) {
        throw new IllegalArgumentException("places must be at least " + NONE + ", got " + places);
      }
    }
  }

  /**
   * How far each row moves.
   *
   * @param adapted a vector, adapted to the voice
   * @param own the same as it was before
   */
  public float[] shifts(float[] adapted, float[] own) {
    float[] shifts = new float[places.size()];
    for (int r = 0; r < shifts.length; r++) {
      int place = places.get(r);
      shifts[r] = place == NONE ? 0 : adapted[place] - own[place];
    }
    return shifts;
  }

  /**
   * Frames with each row moved.
   *
   * @param frames the rows one after the other, all of one length; not changed
   * @param shifts one a row
   */
  public static float[] moved(float[] frames, float[] shifts) {
    int columns = frames.length / shifts.length;
    float[] moved = new float[frames.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = frames[i] + shifts[i / columns];
    }
    return moved;
  }
}
