package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undertone.evaluate.Bootstrap.Draws;
import org.undertone.model.Label;

class BootstrapTest {

  private static final int TRIALS = 600;

  /** Of models that are alike, one is to be called better in one of twenty comparisons. */
  @ParameterizedTest
  @CsvSource({"6, 0.10", "10, 0.08", "20, 0.08"})
  void modelsAlike_areSeldomSaidToDiffer(int speakers, double most) {
    Random random = new Random(3);
    Bootstrap bootstrap = new Bootstrap(400, 0.95, 1);
    Draws draws = bootstrap.draw(clips(speakers));
    int shown = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      double[] differences = random.doubles(speakers).map(d -> random.nextGaussian()).toArray();
      double[] means =
          draws.weights().stream()
              .mapToDouble(
                  w -> IntStream.range(0, speakers).mapToDouble(i -> w[i] * differences[i]).sum())
              .toArray();
      shown += draws.show(draws.low(means), draws.high(means)) ? 1 : 0;
    }
    assertTrue(shown < most * TRIALS, shown + " of " + TRIALS);
  }

  @Test
  void fewerThanSixSpeakers_showNoDifference() {
    double[] above = {1, 2, 3};
    for (int speakers = 2; speakers <= 8; speakers++) {
      Draws draws = new Bootstrap(100, 0.95, 1).draw(clips(speakers));
      assertEquals(speakers >= 6, draws.show(draws.low(above), draws.high(above)));
    }
    assertEquals(6, Bootstrap.fewest(0.95));
    assertEquals(8, Bootstrap.fewest(0.99));
    assertEquals(2, Bootstrap.fewest(0.5));
  }

  @Test
  void oneSpeaker_givesNoInterval() {
    Draws draws = Bootstrap.DEFAULT.draw(clips(1));
    assertEquals(List.of(), draws.weights());
    assertTrue(Double.isNaN(draws.low(new double[0])));
    assertFalse(draws.areEnough());
  }

  @Test
  void speakers_areDrawnWithAllTheirClips() {
    List<Judged> clips = clips(5);
    List<Judged> twice = IntStream.range(0, 10).mapToObj(i -> clips.get(i % 5)).toList();
    for (int[] weight : Bootstrap.DEFAULT.draw(twice).weights()) {
      assertEquals(10, Arrays.stream(weight).sum());
      for (int i = 0; i < 5; i++) {
        assertEquals(weight[i], weight[i + 5]);
      }
    }
  }

  private static List<Judged> clips(int speakers) {
    return IntStream.range(0, speakers)
        .mapToObj(
            i -> Judgements.of("clip " + i, Label.SAD, "speaker " + i, 0.25, 0.25, 0.25, 0.25))
        .toList();
  }
}
