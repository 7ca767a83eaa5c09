package org.undertone.features;

import java.util.ArrayList;
import java.util.List;
import org.undertone.audio.Clip;

/**
 * The periods of the voice one by one, and how much they differ: jitter and shimmer.
 *
 * <p>In each voiced stretch, each period is the lag, within 15 % of that of F0, at which one period
 * of the waveform looks most like the next (waveform matching; P. Boersma, "Should jitter be
 * measured by peak picking or by waveform matching?", Folia Phoniatrica 61, 2009), between samples
 * by a parabola; its amplitude is the range of its samples. Neighbours differ by {@code |T[i] -
 * T[i+1]|} over the mean period and {@code |20 log10(A[i] / A[i+1])|} dB; the perturbation
 * quotients compare a period with the mean of the three or five about it.
 */
final class GlottalCycles {

  private static final double REACH = 0.15;

  private final List<double[]> periods = new ArrayList<>();
  private final List<double[]> amplitudes = new ArrayList<>();

  /**
   * @param speech levelled
   * @param frequencyHz of each frame, NaN where it is not voiced
   */
  GlottalCycles(float[] speech, double[] frequencyHz) {
    int t = 0;
    while (t < frequencyHz.length) {
      int end = t;
      while (end < frequencyHz.length && !Double.isNaN(frequencyHz[end])) {
        end++;
      }
      if (end > t) {
        follow(speech, frequencyHz, t, end);
      }
      t = end + 1;
    }
  }

  void addTo(Summary summary) {
    addTo(summary, "jitter", periods, false);
    addTo(summary, "shimmer", amplitudes, true);
  }

  private static void addTo(Summary summary, String name, List<double[]> runs, boolean inDecibels) {
    List<Float> steps = new ArrayList<>();
    double sum = 0;
    int count = 0;
    double[] quotients = new double[2];
    int[] counts = new int[2];
    for (double[] run : runs) {
      for (int i = 0; i < run.length; i++) {
        sum += run[i];
        count++;
        for (int q = 0; q < 2; q++) {
          int half = q + 1;
          if (i >= half && i + half < run.length) {
            double mean = 0;
            for (int k = i - half; k <= i + half; k++) {
              mean += run[k] / (2 * half + 1);
            }
            quotients[q] += Math.abs(run[i] - mean);
            counts[q]++;
          }
        }
      }
    }
    double mean = sum / Math.max(1, count);
    for (double[] run : runs) {
      for (int i = 1; i < run.length; i++) {
        steps.add(
            (float)
                (inDecibels
                    ? Math.abs(20 * Math.log10(run[i] / run[i - 1]))
                    : Math.abs(run[i] - run[i - 1]) / mean));
      }
    }
    float[] course = new float[steps.size()];
    int[] all = new int[steps.size()];
    for (int i = 0; i < all.length; i++) {
      course[i] = steps.get(i);
      all[i] = i;
    }
    summary.add(
        name + (inDecibels ? "_db" : ""),
        course,
        all,
        Summary.Statistic.MEAN,
        Summary.Statistic.STD,
        Summary.Statistic.Q25,
        Summary.Statistic.Q50,
        Summary.Statistic.Q75,
        Summary.Statistic.Q95);
    summary.add(name + "_quotient_3", ratio(quotients[0] / Math.max(1, counts[0]), mean));
    summary.add(name + "_quotient_5", ratio(quotients[1] / Math.max(1, counts[1]), mean));
  }

  private static double ratio(double x, double mean) {
    return mean > 0 ? x / mean : 0;
  }

  private void follow(float[] x, double[] frequencyHz, int first, int end) {
    int stop = Math.min(x.length, end * LevelledSpeech.HOP_LENGTH);
    int at = Math.max(0, first * LevelledSpeech.HOP_LENGTH - LevelledSpeech.HOP_LENGTH / 2);
    List<Double> lengths = new ArrayList<>();
    List<Double> ranges = new ArrayList<>();
    double position = at;
    while (true) {
      int start = (int) Math.rint(position);
      int frame = Math.max(first, Math.min(end - 1, start / LevelledSpeech.HOP_LENGTH));
      double expected = Clip.SAMPLE_RATE_HZ / frequencyHz[frame];
      int window = (int) Math.rint(expected);
      int longest = (int) Math.ceil(expected * (1 + REACH));
      if (start + window + longest + 1 >= stop) {
        break;
      }
      double period = match(x, start, window, (int) (expected * (1 - REACH)), longest);
      lengths.add(period);
      ranges.add(range(x, start, window));
      position += period;
    }
    if (lengths.size() > 1) {
      periods.add(lengths.stream().mapToDouble(Double::doubleValue).toArray());
      amplitudes.add(ranges.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  private static double match(float[] x, int start, int window, int shortest, int longest) {
    double[] likeness = new double[longest - shortest + 3];
    double energy = 0;
    int first = shortest - 1;
    for (int i = 0; i < window; i++) {
      energy += (double) x[start + first + i] * x[start + first + i];
    }
    int best = 1;
    for (int k = 0; k < likeness.length; k++) {
      int lag = first + k;
      likeness[k] = product(x, start, start + lag, window) / Math.sqrt(energy + 1e-20);
      double leaving = x[start + lag];
      double entering = start + lag + window < x.length ? x[start + lag + window] : 0;
      energy = Math.max(0, energy + entering * entering - leaving * leaving);
      if (k > 0 && k < likeness.length - 1 && likeness[k] > likeness[best]) {
        best = k;
      }
    }
    double curvature = likeness[best - 1] + likeness[best + 1] - 2 * likeness[best];
    double shift = curvature < 0 ? (likeness[best - 1] - likeness[best + 1]) / (2 * curvature) : 0;
    return first + best + Math.max(-0.5, Math.min(0.5, shift));
  }

  /** Four sums side by side, so that one addition need not wait for the last. */
  private static double product(float[] x, int a, int b, int count) {
    float p = 0;
    float q = 0;
    float r = 0;
    float s = 0;
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      p += x[a + i] * x[b + i];
      q += x[a + i + 1] * x[b + i + 1];
      r += x[a + i + 2] * x[b + i + 2];
      s += x[a + i + 3] * x[b + i + 3];
    }
    for (; i < count; i++) {
      p += x[a + i] * x[b + i];
    }
    return (p + q) + (r + s);
  }

  private static double range(float[] x, int start, int count) {
    float low = x[start];
    float high = x[start];
    for (int i = start; i < start + count; i++) {
      low = Math.min(low, x[i]);
      high = Math.max(high, x[i]);
    }
    return Math.max(1e-6, high - low);
  }
}
