package org.undertone.testing;

import java.util.Random;

/** What the mouth does and when: control tracks of a {@link SyntheticSpeech} at a low rate. */
final class SyllableScore {

  /** F1 to F4 of a, e, i, o, u and schwa for an adult (after Peterson and Barney 1952). */
  private static final double[][] VOWELS_HZ = {
    {730, 1090, 2440, 3400},
    {530, 1840, 2480, 3500},
    {270, 2290, 3010, 3600},
    {570, 840, 2410, 3300},
    {300, 870, 2240, 3300},
    {500, 1500, 2500, 3500}
  };

  private final double[][] formantsHz = new double[4][];
  private final double[] pitchHz;
  private final double[] voicing;
  private final double[] frication;

  private SyllableScore(int ticks) {
    pitchHz = new double[ticks];
    voicing = new double[ticks];
    frication = new double[ticks];
    for (int f = 0; f < formantsHz.length; f++) {
      formantsHz[f] = new double[ticks];
    }
  }

  static SyllableScore compose(SyntheticSpeech speech, int controlHz, Random random) {
    int ticks = (int) Math.ceil(speech.seconds() * controlHz) + 2;
    SyllableScore score = new SyllableScore(ticks);
    double edge = Math.min(SyntheticSpeech.EDGE_SECONDS, speech.seconds() / 8);
    int end = (int) ((speech.seconds() - edge) * controlHz);
    int at = (int) (edge * controlHz);
    int inPhrase = 0;
    while (at < end) {
      int ticksLong =
          (int) (controlHz / speech.syllablesPerSecond() * (0.8 + 0.4 * random.nextDouble()));
      int stop = Math.min(end, at + Math.max(8, ticksLong));
      score.syllable(at, stop, inPhrase % 2 == 0, speech.accentSemitones(), random);
      at = stop;
      if (++inPhrase == 5) {
        inPhrase = 0;
        at += controlHz / 4;
      }
    }
    score.smooth(ticks, speech.pitchHz());
    return score;
  }

  private void syllable(int from, int to, boolean accent, double semitones, Random random) {
    double[] vowel = VOWELS_HZ[random.nextInt(VOWELS_HZ.length)];
    int onset = random.nextDouble() < 0.5 ? (to - from) / 4 : 0;
    double lift = (accent ? semitones : 0) + 0.5 * random.nextGaussian();
    for (int i = from; i < to; i++) {
      double along = (i - from) / (double) (to - from);
      boolean fricative = i < from + onset;
      frication[i] = fricative ? 1 : 0;
      voicing[i] = fricative ? 0 : 0.3 + 0.7 * Math.sin(Math.PI * Math.min(1, along + 0.1));
      pitchHz[i] = lift * Math.sin(Math.PI * along);
      for (int f = 0; f < vowel.length; f++) {
        formantsHz[f][i] = vowel[f];
      }
    }
  }

  /** Semitones become hertz over a falling line; formants glide, and hold through pauses. */
  private void smooth(int ticks, double meanPitchHz) {
    for (int i = 0; i < ticks; i++) {
      double declination = 2 - 4.0 * i / ticks;
      pitchHz[i] = meanPitchHz * Math.pow(2, (pitchHz[i] + declination) / 12);
    }
    double[] schwa = VOWELS_HZ[VOWELS_HZ.length - 1];
    for (int f = 0; f < formantsHz.length; f++) {
      double value = schwa[f];
      for (int i = 0; i < ticks; i++) {
        double target = formantsHz[f][i] == 0 ? value : formantsHz[f][i];
        value += 0.2 * (target - value);
        formantsHz[f][i] = value;
      }
    }
  }

  boolean sounding(double at) {
    int i = (int) at;
    return voicing[i] > 0 || frication[i] > 0;
  }

  double formantHz(int formant, double at) {
    return between(formantsHz[formant], at);
  }

  double pitchHz(double at) {
    return between(pitchHz, at);
  }

  double voicing(double at) {
    return between(voicing, at);
  }

  double frication(double at) {
    return between(frication, at);
  }

  private static double between(double[] track, double at) {
    int i = (int) at;
    double part = at - i;
    return track[i] * (1 - part) + track[i + 1] * part;
  }
}
