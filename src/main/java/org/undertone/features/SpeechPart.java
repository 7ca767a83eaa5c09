package org.undertone.features;

import org.undertone.audio.Clip;
import org.undertone.audio.SpeechSpan;
import org.undertone.audio.VoiceActivity;

/** The samples of a clip that a feature set looks at. */
final class SpeechPart {

  /** What is kept on either side of the speech: 100 ms. */
  static final int MARGIN_SAMPLES = Clip.SAMPLE_RATE_HZ / 10;

  private SpeechPart() {}

  /** From the first speech to the last with a margin; the whole clip where there is none. */
  static float[] of(Clip clip) {
    int length = clip.length();
    SpeechSpan span = VoiceActivity.span(clip).orElse(new SpeechSpan(0, length));
    int from = Math.max(0, span.from() - MARGIN_SAMPLES);
    int to = Math.min(length, span.to() + MARGIN_SAMPLES);
    float[] part = new float[to - from];
    clip.copyTo(from, part, 0, part.length);
    return part;
  }

  /** The first stretch of at most so many samples, in steps of a hop, that holds most energy. */
  static float[] loudest(float[] samples, int longest, int hop) {
    if (samples.length <= longest) {
      return samples;
    }
    double energy = energy(samples, 0, longest);
    double most = energy;
    int best = 0;
    for (int from = hop; from + longest <= samples.length; from += hop) {
      energy += energy(samples, from + longest - hop, from + longest);
      energy -= energy(samples, from - hop, from);
      if (energy > most * (1 + 1e-9)) {
        most = energy;
        best = from;
      }
    }
    return middleOf(samples, best, longest);
  }

  /** The middle of a longer signal; a shorter one in the middle of zeros. */
  static float[] exactly(float[] samples, int length) {
    return middleOf(samples, Math.floorDiv(samples.length - length, 2), length);
  }

  private static float[] middleOf(float[] samples, int from, int length) {
    float[] part = new float[length];
    int first = Math.max(0, from);
    int count = Math.min(samples.length, from + length) - first;
    System.arraycopy(samples, first, part, first - from, count);
    return part;
  }

  private static double energy(float[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return sum;
  }
}
