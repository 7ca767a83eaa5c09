package org.undertone.train;

import org.undertone.learn.network.Epoch;

/** Adds up the steps of fits that run side by side. Thread-safe. */
final class FoldSteps {

  private final TrainProgress progress;
  private int done;

  FoldSteps(TrainProgress progress) {
    this.progress = progress;
  }

  /**
   * For one fit.
   *
   * @param name what a person calls it
   */
  FitListener listener(String name) {
    return new FitListener() {
      private int own;

      @Override
      public void steps(int now) {
        synchronized (FoldSteps.this) {
          if (now > own) {
            done += now - own;
            own = now;
            progress.done(done);
          }
        }
      }

      @Override
      public void epoch(Epoch epoch, int mostEpochs) {
        synchronized (FoldSteps.this) {
          progress.epoch(name, epoch, mostEpochs);
        }
      }
    };
  }
}
