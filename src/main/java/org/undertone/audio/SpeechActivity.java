package org.undertone.audio;

/**
 * How much speech a clip holds and how loud it is.
 *
 * @param speechSeconds the time in which speech stands above the noise floor, at least 0
 * @param speechLevelDbfs the RMS level over that time in dB relative to a full-scale square wave
 *     (RMS 1.0 is 0 dBFS), or the level of the whole clip where there is no speech; at least -120
 * @param noiseFloorDbfs the level of the background, at least -120
 */
public record SpeechActivity(double speechSeconds, double speechLevelDbfs, double noiseFloorDbfs) {

  /** The level given to digital silence. */
  public static final double SILENCE_DBFS = -120;

  public SpeechActivity {
    if (!(speechSeconds >= 0)) {
      throw new IllegalArgumentException("speechSeconds must be at least 0, got " + speechSeconds);
    }
    if (!(speechLevelDbfs >= SILENCE_DBFS && noiseFloorDbfs >= SILENCE_DBFS)) {
      throw new IllegalArgumentException(
          "levels must be at least "
              + SILENCE_DBFS
              + " dBFS, got "
              + speechLevelDbfs
              + " and "
              + noiseFloorDbfs);
    }
  }
}
