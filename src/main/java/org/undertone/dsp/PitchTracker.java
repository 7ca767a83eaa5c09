package org.undertone.dsp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The course of the fundamental frequency: the troughs of {@link Yin} in each frame, each with the
 * probability that probabilistic YIN gives it (M. Mauch and S. Dixon, "pYIN: a fundamental
 * frequency estimator using probabilistic threshold distributions", ICASSP 2014), and the likeliest
 * path through them by Viterbi's algorithm.
 *
 * <p>The threshold of YIN is taken to be distributed as Beta(2, 18), and a trough has the
 * probability that it is the first below the threshold; the deepest also has a hundredth of the
 * probability that none is. What is left is that of no voice, spread over a hundred pitches, as the
 * original spreads it over all of its own, so that a faint voice outweighs it. Unlike in the
 * original, the path runs over the troughs themselves, not over a grid of pitches: a step costs by
 * its size in semitones. Not safe for use by several threads at once.
 */
public final class PitchTracker {

  private static final int BETA = 18;
  private static final double BELOW_ALL = 0.01;
  private static final double LEAST_PROBABILITY = 1e-6;
  private static final double UNVOICED_PITCHES = 100;
  private static final double SWITCH_COST = 3;
  private static final double COST_PER_SEMITONE = 0.7;

  private final Yin yin;
  private final int sampleRateHz;

  /** The course of a signal. */
  public static final class Track {

    private final double[] frequencyHz;
    private final double[] correlation;

    private Track(double[] frequencyHz, double[] correlation) {
      this.frequencyHz = frequencyHz;
      this.correlation = correlation;
    }

    /** The fundamental frequency of each frame, NaN where it is not voiced; a copy. */
    public double[] frequencyHz() {
      return frequencyHz.clone();
    }

    /**
     * How much each frame is like itself a period later, in [0, 1]; where it is not voiced, the
     * most at any trough. A copy.
     */
    public double[] correlation() {
      return correlation.clone();
    }
  }

  /** One way of hearing a frame. */
  private record State(double frequencyHz, double correlation, double cost) {
    boolean voiced() {
      return !Double.isNaN(frequencyHz);
    }
  }

  /**
   * A tracker.
   *
   * @param sampleRateHz of the signal
   * @param frameLength samples looked at, at least two of the longest periods
   * @param lowestHz the lowest frequency that is looked for
   * @param highestHz the highest frequency that is looked for, at most a quarter of the rate
   */
  public PitchTracker(int sampleRateHz, int frameLength, double lowestHz, double highestHz) {
    this.yin = new Yin(sampleRateHz, frameLength, lowestHz, highestHz, 0.5, 1);
    this.sampleRateHz = sampleRateHz;
  }

  /**
   * Tracks a signal.
   *
   * @param signal the samples, all of which count
   * @param hopLength samples from the centre of a frame to that of the next; the first is at 0
   * @param audible of each frame whether a voice may be in it
   */
  public Track track(float[] signal, int hopLength, boolean[] audible) {
    int frames = audible.length;
    State[][] states = new State[frames][];
    for (int t = 0; t < frames; t++) {
      states[t] =
          states(audible[t] ? yin.troughs(signal, signal.length, t * hopLength) : List.of());
    }
    int[] path = likeliestPath(states);
    double[] frequencyHz = new double[frames];
    double[] correlation = new double[frames];
    for (int t = 0; t < frames; t++) {
      frequencyHz[t] = states[t][path[t]].frequencyHz();
      correlation[t] = states[t][path[t]].correlation();
    }
    return new Track(frequencyHz, correlation);
  }

  /** The unvoiced state first, then one for each trough that a threshold may choose. */
  private State[] states(List<Yin.Trough> troughs) {
    List<State> states = new ArrayList<>();
    double lowest = 1;
    for (Yin.Trough trough : troughs) {
      lowest = Math.min(lowest, trough.difference());
    }
    double least = 1;
    double left = 1;
    double strongest = 0;
    for (Yin.Trough trough : troughs) {
      strongest = Math.max(strongest, trough.correlation());
      if (trough.difference() < least) {
        double probability = thresholdBelow(least) - thresholdBelow(trough.difference());
        if (trough.difference() <= lowest) {
          probability += BELOW_ALL * thresholdBelow(lowest);
        }
        least = trough.difference();
        left -= probability;
        states.add(
            new State(
                sampleRateHz / trough.periodSamples(), trough.correlation(), cost(probability)));
      }
    }
    states.add(0, new State(Double.NaN, strongest, cost(left / UNVOICED_PITCHES)));
    return states.toArray(State[]::new);
  }

  /** The distribution function of Beta(2, 18). */
  private static double thresholdBelow(double x) {
    return 1 - Math.pow(1 - x, BETA) * (1 + BETA * x);
  }

  private static double cost(double probability) {
    return -Math.log(Math.max(LEAST_PROBABILITY, probability));
  }

  private static int[] likeliestPath(State[][] states) {
    int frames = states.length;
    int[][] from = new int[frames][];
    double[] cost = Arrays.stream(states[0]).mapToDouble(State::cost).toArray();
    for (int t = 1; t < frames; t++) {
      from[t] = new int[states[t].length];
      double[] next = new double[states[t].length];
      for (int s = 0; s < next.length; s++) {
        next[s] = Double.POSITIVE_INFINITY;
        for (int b = 0; b < cost.length; b++) {
          double sum = cost[b] + step(states[t - 1][b], states[t][s]);
          if (sum < next[s]) {
            next[s] = sum;
            from[t][s] = b;
          }
        }
        next[s] += states[t][s].cost();
      }
      cost = next;
    }
    int[] path = new int[frames];
    for (int s = 1; s < cost.length; s++) {
      path[frames - 1] = cost[s] < cost[path[frames - 1]] ? s : path[frames - 1];
    }
    for (int t = frames - 1; t > 0; t--) {
      path[t - 1] = from[t][path[t]];
    }
    return path;
  }

  private static double step(State before, State after) {
    if (before.voiced() != after.voiced()) {
      return SWITCH_COST;
    }
    return before.voiced()
        ? COST_PER_SEMITONE
            * 12
            / Math.log(2)
            * Math.abs(Math.log(after.frequencyHz() / before.frequencyHz()))
        : 0;
  }
}
