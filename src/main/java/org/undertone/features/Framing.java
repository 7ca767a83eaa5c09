package org.undertone.features;

import org.undertone.audio.Clip;

/** The constants of {@code classic-190}, all in one place: to change one is to make a new set. */
final class Framing {

  static final int SAMPLE_RATE_HZ = Clip.SAMPLE_RATE_HZ;
  static final int FRAME_LENGTH = 2048;
  static final int HOP_LENGTH = 512;
  static final int BINS = FRAME_LENGTH / 2 + 1;
  static final double BIN_HZ = SAMPLE_RATE_HZ / (double) FRAME_LENGTH;
  static final int MEL_BANDS = 128;
  static final int MFCC = 40;
  static final int DELTA_WIDTH = 9;
  static final double ROLL_OFF = 0.85;
  static final int CHROMA = 12;
  static final int CONTRAST_OCTAVES = 6;
  static final double CONTRAST_LOWEST_HZ = 200;
  static final double CONTRAST_QUANTILE = 0.02;
  static final double F0_LOWEST_HZ = 60;
  static final double F0_HIGHEST_HZ = 600;
  static final int F0_FRAME_LENGTH = 1280;
  static final double F0_THRESHOLD = 0.1;
  static final double F0_VOICING_THRESHOLD = 0.3;
  static final double F0_REFERENCE_HZ = 55;

  private Framing() {}
}
