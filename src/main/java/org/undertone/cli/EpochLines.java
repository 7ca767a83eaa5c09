package org.undertone.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.undertone.learn.network.Epoch;
import org.undertone.train.TrainProgress;

/**
 * A line on standard error for each stage and each epoch of a training run, and some on what it
 * learns from, for logs.
 */
final class EpochLines implements TrainProgress {

  private final Terminal terminal;
  private final Clock clock;
  private Instant begun;
  private int steps = 1;
  private int done;

  /**
   * @param clock tells the time left
   */
  EpochLines(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
    this.begun = clock.instant();
  }

  @Override
  public void begin(Stage stage, int total) {
    begun = clock.instant();
    steps = total;
    done = 0;
    print(stage.words() + ", " + total + (total == 1 ? " step" : " steps"));
  }

  @Override
  public void read(List<String> data) {
    data.forEach(this::print);
  }

  @Override
  public void done(int now) {
    done = now;
  }

  @Override
  public void epoch(String fit, Epoch epoch, int mostEpochs) {
    boolean judged = epoch.isJudged();
    print(
        String.format(
            Locale.ROOT,
            "%s, epoch %d of %s%d: loss %.3f%s, rate %.2g%s",
            judged ? fit : fit + ", from all its clips",
            epoch.number(),
            judged ? "at most " : "",
            mostEpochs,
            epoch.trainingLoss(),
            judged ? heldOut(epoch) : "",
            epoch.learningRate(),
            left()));
  }

  private static String heldOut(Epoch epoch) {
    return String.format(
        Locale.ROOT,
        ", held out %.3f with UAR %.1f %%",
        epoch.validationLoss(),
        100 * epoch.validationUar());
  }

  /** The time that the rest of the stage takes if it goes on like this. */
  private String left() {
    if (done == 0) {
      return "";
    }
    long passed = Duration.between(begun, clock.instant()).toSeconds();
    long seconds = passed * (steps - done) / done;
    return String.format(Locale.ROOT, "; at most %d:%02d left", seconds / 60, seconds % 60);
  }

  private void print(String line) {
    terminal.err().print(line + "\n");
    terminal.err().flush();
  }
}
