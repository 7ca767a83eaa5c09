package org.undertone.train;

import org.undertone.learn.network.Epoch;

/** Listens to no fit. */
final class SilentListener implements FitListener {

  private int done;

  @Override
  public void steps(int done) {
    this.done = done;
  }

  /** The steps that were told last. */
  int done() {
    return done;
  }

  @Override
  public void epoch(Epoch epoch, int mostEpochs) {}
}
