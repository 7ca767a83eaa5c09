package org.undertone.train;

/** Told how a training run gets on, in the thread that runs it. */
public interface TrainProgress {

  /** The parts of a training run, in their order. */
  enum Stage {
    READ("reading the corpus"),
    FEATURES("features"),
    ATTENUATED("features of attenuated copies"),
    FOLDS("folds"),
    FINAL_FIT("final fit");

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
   * @param steps how many steps it has (clips or trees)
   */
  void begin(Stage stage, int steps);

  /** So many steps of the present stage are done. */
  void done(int steps);
}
