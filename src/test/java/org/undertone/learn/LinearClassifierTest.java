package org.undertone.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LinearClassifierTest {

  private static final StandardScaler SCALER =
      new StandardScaler(new double[] {1, -1}, new double[] {2, 0.5});
  private static final float[][] WEIGHTS = {{1, -0.5f}, {-1, 0.25f}, {0, 1}};
  private static final float[] FAR = {3.4f, -0.5f};

  private static LinearClassifier classifier(StandardScaler scaler) {
    return new LinearClassifier(scaler, WEIGHTS, new float[] {0, 0.5f, 0}).withCaution(1);
  }

  @Test
  void limitOfTheScaler_holdsForSumsNotForDoubt() {
    LinearClassifier free = classifier(SCALER);
    LinearClassifier limited = classifier(SCALER.within(1));
    assertEquals(Math.sqrt((1.2 * 1.2 + 1) / 2), free.doubt(FAR), 1e-6);
    assertEquals(free.doubt(FAR), limited.doubt(FAR));
    double[] atTheLimit = free.probabilities(new float[] {3, -0.5f}, free.doubt(FAR));
    assertArrayEquals(atTheLimit, limited.probabilities(FAR, limited.doubt(FAR)), 1e-12);
    assertTrue(free.probabilities(FAR, 1)[0] > limited.probabilities(FAR, 1)[0]);
  }

  @Test
  void caution_goesByTheNovelty_whereOneIsGiven() {
    Novelty novelty = new Novelty(SCALER, new float[][] {{1, 0}}, 0.5f);
    LinearClassifier plain = classifier(SCALER);
    LinearClassifier cautious = plain.withCaution(2, novelty);
    assertEquals(Math.pow(Math.sqrt(0.5) / 0.5, 2), cautious.doubt(FAR), 1e-6);
    assertEquals(novelty, cautious.withKnown(plain).novelty().orElseThrow());
    assertEquals(cautious.doubt(FAR), cautious.withKnown(plain).doubt(FAR));
    assertTrue(plain.novelty().isEmpty());
    assertTrue(cautious.withCaution(1).novelty().isEmpty());
    assertEquals(1, plain.withCaution(0, novelty).doubt(FAR));
  }

  @Test
  void withoutALimit_featuresCountToSixDeviations() {
    LinearClassifier free = classifier(SCALER);
    assertArrayEquals(
        free.probabilities(new float[] {13, -1}, 1), free.probabilities(new float[] {99, -1}, 1));
    assertTrue(
        free.probabilities(new float[] {13, -1}, 1)[0]
            > free.probabilities(new float[] {12, -1}, 1)[0]);
  }
}
