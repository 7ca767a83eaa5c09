package org.undertone.cli;

import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.undertone.learn.network.Epoch;
import org.undertone.train.TrainProgress;

/**
 * A progress bar with the time left for each stage of a training run, where a person watches; else
 * nothing. Beside it stands the last epoch of a network; above, what is learned from.
 */
final class TrainBar implements TrainProgress, AutoCloseable {

  private static final int WIDTH = 110;

  private final Terminal terminal;
  private ProgressBar bar;

  TrainBar(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void begin(Stage stage, int steps) {
    close();
    if (terminal.interactive()) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(stage.words())
              .setInitialMax(steps)
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), WIDTH))
              .build();
    }
  }

  @Override
  public void read(List<String> data) {
    close();
    if (terminal.interactive()) {
      data.forEach(line -> terminal.err().print(line + "\n"));
    }
  }

  @Override
  public void done(int steps) {
    if (bar != null) {
      bar.stepTo(steps);
    }
  }

  @Override
  public void epoch(String fit, Epoch epoch, int mostEpochs) {
    if (bar != null) {
      double loss = epoch.isJudged() ? epoch.validationLoss() : epoch.trainingLoss();
      String uar =
          epoch.isJudged()
              ? String.format(Locale.ROOT, ", UAR %.0f %%", 100 * epoch.validationUar())
              : "";
      bar.setExtraMessage(
          String.format(
              Locale.ROOT, "%s: %d/%d, loss %.2f%s", fit, epoch.number(), mostEpochs, loss, uar));
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
