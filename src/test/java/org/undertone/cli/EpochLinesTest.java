package org.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.undertone.learn.network.Epoch;
import org.undertone.train.TrainProgress.Stage;

class EpochLinesTest {

  @Test
  void eachEpoch_isALine_withTheTimeLeft() {
    ByteArrayOutputStream results = new ByteArrayOutputStream();
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(CliRun.utf8(results), CliRun.utf8(log), false);
    EpochLines lines = new EpochLines(terminal, new Ticking());
    lines.begin(Stage.LEARN, 100);
    lines.epoch("fold 2", new Epoch(0, 0, 0, 0, 0), 20);
    lines.done(10);
    lines.epoch("fold 2", new Epoch(10, 1.25, 1.5, 0.4567, 0.0005), 20);
    assertEquals(
        """
        learning, 100 steps
        fold 2, epoch 0 of at most 20: loss 0.000, held out 0.000 with UAR 0.0 %, rate 0.0
        fold 2, epoch 10 of at most 20: loss 1.250, held out 1.500 with UAR 45.7 %, rate 0.00050; \
        at most 1:30 left
        """,
        log.toString(StandardCharsets.UTF_8));
    assertEquals("", results.toString(StandardCharsets.UTF_8));
  }

  /** Ten seconds pass between any two looks at it. */
  private static final class Ticking extends Clock {

    private long seconds;

    @Override
    public Instant instant() {
      seconds += 10;
      return Instant.ofEpochSecond(seconds);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
