package org.undertone.learn.network;

import java.util.List;

/**
 * How a network does on clips held out.
 *
 * @param loss the weighted mean cross-entropy in nats
 * @param uar unweighted average recall over the labels that occur
 */
record Validation(double loss, double uar) {

  private static final double LEAST_PROBABILITY = 1e-7;

  static Validation of(Net net, List<Sample> samples, double[] classWeights) {
    int[] support = new int[classWeights.length];
    int[] hits = new int[classWeights.length];
    // Labels that nobody else carries have no weight; by themselves they are judged as they are.
    boolean learned = samples.stream().anyMatch(sample -> classWeights[sample.label()] > 0);
    double loss = 0;
    double weight = 0;
    for (Sample sample : samples) {
      double[] probabilities = net.probabilities(sample.values(0), sample.shape(0));
      int label = sample.label();
      support[label]++;
      hits[label] += argmax(probabilities) == label ? 1 : 0;
      double counts = (learned ? classWeights[label] : 1) * sample.weight();
      loss -= counts * Math.log(Math.max(LEAST_PROBABILITY, probabilities[label]));
      weight += counts;
    }
    double recalls = 0;
    int labels = 0;
    for (int label = 0; label < support.length; label++) {
      if (support[label] > 0) {
        recalls += hits[label] / (double) support[label];
        labels++;
      }
    }
    return new Validation(loss / weight, recalls / labels);
  }

  private static int argmax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }
}
