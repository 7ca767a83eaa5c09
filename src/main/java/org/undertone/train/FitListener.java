package org.undertone.train;

import org.undertone.learn.network.Epoch;

/** Told how one fit gets on, in the thread that fits. */
interface FitListener {

  /** So many steps (trees or epochs) are done. */
  void steps(int done);

  /** A listener to a part of the fit that begins after some steps and counts in smaller ones. */
  default FitListener from(int before, int stepsInOne) {
    FitListener whole = this;
    return new FitListener() {
      @Override
      public void steps(int done) {
        whole.steps(before + done / stepsInOne);
      }

      @Override
      public void epoch(Epoch epoch, int mostEpochs) {
        whole.epoch(epoch, mostEpochs);
      }
    };
  }

  /** An epoch of a network is done. */
  void epoch(Epoch epoch, int mostEpochs);
}
