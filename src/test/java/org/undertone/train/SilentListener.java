package org.undertone.train;

import org.undertone.learn.network.Epoch;

/** Listens to no fit. */
final class SilentListener implements FitListener {

  @Override
  public void steps(int done) {}

  @Override
  public void epoch(Epoch epoch, int mostEpochs) {}
}
