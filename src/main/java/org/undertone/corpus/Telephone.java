package org.undertone.corpus;

import java.util.Arrays;
import org.undertone.audio.Clip;
import org.undertone.dsp.FourierFilter;
import org.undertone.dsp.KaiserSincResampler;

/**
 * The same voice over an old telephone line: 300 to 3400 Hz (3 dB down there), 8 kHz, eight bits by
 * the µ-law (ITU-T G.711, µ = 255, in its smooth form). A clip beyond full scale is sent softer and
 * made as loud again, so that nothing is clipped.
 */
public record Telephone() implements Augmentation {

  private static final int LINE_RATE_HZ = 8_000;
  private static final double LOW_HZ = 300;
  private static final double HIGH_HZ = 3400;

  /** Of Butterworth slopes: 38 dB down at 100 Hz, and 24 dB at the very edge of the line's band. */
  private static final int LOW_ORDER = 4;

  private static final int HIGH_ORDER = 17;
  private static final double MU = 255;
  private static final int STEPS = 127;

  @Override
  public Clip apply(Clip clip) {
    float[] samples = clip.samples();
    float[] line =
        FourierFilter.shape(
            KaiserSincResampler.resample(samples, Clip.SAMPLE_RATE_HZ, LINE_RATE_HZ),
            LINE_RATE_HZ,
            Telephone::gain);
    float fullScale = 1;
    for (float x : line) {
      fullScale = Math.max(fullScale, Math.abs(x));
    }
    for (int i = 0; i < line.length; i++) {
      line[i] = (float) (fullScale * quantised(line[i] / fullScale));
    }
    float[] heard = KaiserSincResampler.resample(line, LINE_RATE_HZ, Clip.SAMPLE_RATE_HZ);
    return Copies.of(clip, Arrays.copyOf(heard, samples.length));
  }

  private static double gain(double hz) {
    double low = Math.pow(hz / LOW_HZ, LOW_ORDER);
    return low / Math.sqrt(1 + low * low) / Math.sqrt(1 + Math.pow(hz / HIGH_HZ, 2 * HIGH_ORDER));
  }

  /** To one of 255 values, spaced finely about 0. */
  static double quantised(double x) {
    double compressed = Math.log1p(MU * Math.abs(x)) / Math.log1p(MU);
    double step = Math.rint(STEPS * compressed) / STEPS;
    return Math.signum(x) * Math.expm1(step * Math.log1p(MU)) / MU;
  }

  @Override
  public String id() {
    return "telephone, 300 to 3400 Hz, 8 kHz µ-law";
  }
}
