package org.undertone.evaluate;

/** The figures that are taken of a set of clips as a whole, and compared between models. */
public enum Figure {
  /** The mean recall of the labels that occur: the headline. */
  UNWEIGHTED_AVERAGE_RECALL("UAR", true, true),
  /** The share of clips whose first candidate is right. */
  ACCURACY("accuracy", true, true),
  /** The mean F1 of the labels that occur or are answered. */
  MACRO_F1("macro F1", true, true),
  /**
   * See {@link Ranking#expectedCalibrationError}. It has no interval: what chance adds to a
   * distance is never negative, and draws from the clips add it once more, so that their errors lie
   * above the error that they are to enclose. Near true confidence, where a calibrated model is
   * meant to be, no way to read them mends that, since the bootstrap itself does not hold at the
   * edge of what a figure can be (Andrews 2000). {@link Calibration#errorByChance} is told beside
   * it instead.
   */
  EXPECTED_CALIBRATION_ERROR("ECE", true, false),
  /**
   * Over all labels, the sum of squared distances between probability and truth (Brier 1950), in
   * [0, 2]; the mean over clips with speech.
   */
  BRIER_SCORE("Brier score", false, false),
  /**
   * The mean of -ln of the truth's probability over clips with speech; a probability below 2.2e-16
   * counts as that, as in scikit-learn.
   */
  LOG_LOSS("log loss", false, false),
  /** See {@link Ranking#areaUnderRiskCoverage}. */
  AREA_UNDER_RISK_COVERAGE("AURC", false, false),
  /** See {@link Ranking#areaUnderGeneralizedRiskCoverage}. */
  AREA_UNDER_GENERALIZED_RISK_COVERAGE("AUGRC", false, false),
  /** The share of clips that get an answer once all gates were asked. */
  ANSWERED("clips answered", true, true),
  /** The share of those that is right. */
  ACCURACY_AMONG_ANSWERED("right among answered", true, true);

  private final String words;
  private final boolean share;
  private final boolean moreIsBetter;

  Figure(String words, boolean share, boolean moreIsBetter) {
    this.words = words;
    this.share = share;
    this.moreIsBetter = moreIsBetter;
  }

  /** What tables call it. */
  public String words() {
    return words;
  }

  /** Whether people read it in per cent. */
  public boolean isShare() {
    return share;
  }

  /** Whether resampling says how far it may be off. */
  boolean hasInterval() {
    return this != EXPECTED_CALIBRATION_ERROR;
  }

  /** Whether a greater value is the better one. */
  public boolean moreIsBetter() {
    return moreIsBetter;
  }
}
