package org.undertone.train;

import java.util.List;
import org.undertone.learn.network.Epoch;

/**
 * Told how a training run gets on: stages in the thread that runs it, steps and epochs perhaps in
 * others, but never two at once.
 */
public interface TrainProgress {

  /**
   * The parts of a training run, in their order; a run without altered copies, or folds, has not
   * all.
   */
  enum Stage {
    READ("reading the corpus"),
    FEATURES("features"),
    COPIES("features of altered copies"),
    ATTENUATED("features of attenuated copies"),
    LEARN("learning"),
    TEST("asking the folds");

    private final String words;

    Stage(String words) {
      this.words = words;
    }

    /** What a progress bar calls it. */
    public String words() {
      return words;
    }
  }

  /** Wants to know nothing. */
  TrainProgress SILENT =
      new TrainProgress() {
        @Override
        public void begin(Stage stage, int steps) {}

        @Override
        public void done(int steps) {}
      };

  /**
   * A stage begins, and the one before it has ended.
   *
   * @param steps how many steps it has (clips, trees or epochs)
   */
  void begin(Stage stage, int steps);

  /**
   * The data are read, and nothing is learned yet.
   *
   * @param data what is learned from, what is not and why, and how it is parted: a line for each
   */
  default void read(List<String> data) {}

  /** So many steps of the present stage are done; a fit may end before its last epoch. */
  void done(int steps);

  /**
   * A network has gone once more through its clips.
   *
   * @param fit what is fitted, such as {@code fold 2} or {@code final fit}
   * @param epoch what came of it
   * @param mostEpochs the number of the last epoch that there can be
   */
  default void epoch(String fit, Epoch epoch, int mostEpochs) {}
}
