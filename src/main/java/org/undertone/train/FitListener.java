package org.undertone.train;

import org.undertone.learn.network.Epoch;

/** Told how one fit gets on, in the thread that fits. */
interface FitListener {

  /** So many steps (trees or epochs) are done. */
  void steps(int done);

  /** An epoch of a network is done. */
  void epoch(Epoch epoch, int mostEpochs);
}
