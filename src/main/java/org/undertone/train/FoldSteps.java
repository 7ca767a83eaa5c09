package org.undertone.train;

import org.undertone.learn.network.Epoch;

/** Adds up the steps of fits that run side by side. Thread-safe. */
final class FoldSteps {

  private final TrainProgress progress;
  private final int mostSteps;
  private int done;

  /**
   * @param mostSteps of one fit
   */
  FoldSteps(TrainProgress progress, int mostSteps) {
    this.progress = progress;
    this.mostSteps = mostSteps;
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
      public void epoch(Epoch epoch) {
        synchronized (FoldSteps.this) {
          progress.epoch(name, epoch, mostSteps);
        }
      }
    };
  }
}
