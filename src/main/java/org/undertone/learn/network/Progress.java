package org.undertone.learn.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a training run has come to: its epochs, its best one, its learning rate. */
final class Progress {

  /** A gain in validation loss below this is none. */
  private static final double LEAST_GAIN = 1e-4;

  private static final double WARM_UP_PART = 0.1;

  private final NetworkOptions options;
  private final List<Epoch> epochs = new ArrayList<>();
  private byte[] bestParameters = {};
  private int bestEpoch;
  private int stepsAveraged;

  Progress(NetworkOptions options) {
    this.options = options;
  }

  List<Epoch> epochs() {
    return epochs;
  }

  int bestEpoch() {
    return bestEpoch;
  }

  /** Those of the best epoch; none where nothing judges, since the last one's are the best then. */
  byte[] bestParameters() {
    return bestParameters.clone();
  }

  int stepsAveraged() {
    return stepsAveraged;
  }

  /** Adds an epoch, and keeps its parameters if it is the best so far. */
  void add(Epoch epoch, Supplier<byte[]> parameters) {
    epochs.add(epoch);
    if (!epoch.isJudged()) {
      bestEpoch = epoch.number();
    } else if (bestEpoch == 0
        || epoch.validationLoss() < epochs.get(bestEpoch - 1).validationLoss() - LEAST_GAIN) {
      bestEpoch = epoch.number();
      bestParameters = parameters.get();
    }
  }

  void restore(List<Epoch> done, int best, byte[] parameters, int averagedSteps) {
    epochs.addAll(done);
    bestEpoch = best;
    bestParameters = parameters;
    stepsAveraged = averagedSteps;
  }

  boolean ended() {
    return epochs.size() >= options.maxEpochs()
        || (options.schedule() == NetworkOptions.Schedule.PLATEAU
            && epochs.size() - bestEpoch >= options.patienceEpochs());
  }

  /** The learning rate at the end of the epoch that has not been added yet. */
  double rate() {
    return rate(epochs.size() + 1);
  }

  /** The learning rate at a moment, in epochs since the start. */
  double rate(double moment) {
    return switch (options.schedule()) {
      case PLATEAU -> options.learningRate() * Math.pow(0.5, plateaus());
      case COSINE -> {
        double warmUp = WARM_UP_PART * options.maxEpochs();
        double down = (moment - warmUp) / (options.maxEpochs() - warmUp);
        yield options.learningRate()
            * (moment < warmUp
                ? (moment + 0.01) / (warmUp + 0.01)
                : 0.5 + 0.5 * Math.cos(Math.PI * Math.min(1, down)));
      }
    };
  }

  /** How often so many epochs in a row brought no gain. */
  private int plateaus() {
    int plateaus = 0;
    int without = 0;
    double best = Double.POSITIVE_INFINITY;
    for (Epoch epoch : epochs) {
      if (epoch.validationLoss() < best - LEAST_GAIN) {
        best = epoch.validationLoss();
        without = 0;
      } else {
        without++;
        if (without == options.plateauEpochs()) {
          plateaus++;
          without = 0;
        }
      }
    }
    return plateaus;
  }

  /** The decay of the moving average: small at first, so that it forgets the start. */
  double averaging() {
    stepsAveraged++;
    return Math.min(options.averaging(), stepsAveraged / (stepsAveraged + 9.0));
  }
}
