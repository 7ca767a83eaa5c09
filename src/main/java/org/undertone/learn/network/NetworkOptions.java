package org.undertone.learn.network;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a network is trained: by Adam (Kingma and Ba 2015) on class-weighted cross-entropy, as long
 * as speakers held out of the training clips profit.
 *
 * @param maxEpochs the most passes over the training clips, at least 1
 * @param batchSize clips a step, at least 2
 * @param learningRate the highest, above 0
 * @param schedule how the learning rate goes
 * @param plateauEpochs by {@link Schedule#PLATEAU}, epochs without gain after which the rate is
 *     halved, at least 1
 * @param patienceEpochs by the same, epochs without gain after which training ends, at least 1
 * @param weightDecay L2 on the weights, decoupled from the gradient (Loshchilov and Hutter 2019)
 * @param l1 L1 on the weights, at least 0
 * @param averaging the decay a step of the moving average of the parameters that is judged and
 *     kept, in [0, 1); 0 takes them as they are
 * @param labelSmoothing the part of each target that is spread over all labels, in [0, 1)
 * @param cropFrames the length of time of a batch where the network takes any; clips are cut or
 *     repeated to it
 * @param masking what is done to the tensors of a batch
 * @param seed of all that is drawn at random
 */
public record NetworkOptions(
    int maxEpochs,
    int batchSize,
    double learningRate,
    Schedule schedule,
    int plateauEpochs,
    int patienceEpochs,
    double weightDecay,
    double l1,
    double averaging,
    double labelSmoothing,
    int cropFrames,
    Masking masking,
    long seed) {

  /** The first rows of the frames that {@link NetworkType#CNN_VOICE} sees; courses follow. */
  static final int MEL_BANDS = 64;

  /** How the learning rate goes. */
  public enum Schedule {
    /** The same until the held-out speakers no longer gain, then half of it, and so on. */
    PLATEAU,
    /** Up over a tenth of the steps, then down along half a cosine to none at the last epoch. */
    COSINE
  }

  public NetworkOptions {
    if (maxEpochs < 1 || batchSize < 2 || plateauEpochs < 1 || patienceEpochs < 1) {
      throw new IllegalArgumentException(
          "maxEpochs, plateauEpochs and patienceEpochs must be at least 1, batchSize at least 2");
    }
    if (!(learningRate > 0 && weightDecay >= 0 && l1 >= 0)) {
      throw new IllegalArgumentException(
          "learningRate must be above 0, weightDecay and l1 at least 0");
    }
    if (!(averaging >= 0 && averaging < 1 && labelSmoothing >= 0 && labelSmoothing < 1)) {
      throw new IllegalArgumentException("averaging and labelSmoothing must lie in [0, 1)");
    }
    if (cropFrames < 1) {
      throw new IllegalArgumentException("cropFrames must be at least 1, got " + cropFrames);
    }
  }

  /** The options by which networks of a type are trained if nothing else is said. */
  public static NetworkOptions standard(NetworkType type) {
    return switch (type) {
      case CNN_1D ->
          new NetworkOptions(
              40, 32, 5e-4, Schedule.COSINE, 6, 40, 5e-2, 1e-6, 0.98, 0.1, 1, Masking.NONE, 1);
      case CNN_2D, CNN_FRAMES ->
          new NetworkOptions(
              60,
              32,
              3e-3,
              Schedule.COSINE,
              6,
              60,
              1e-3,
              0,
              0.98,
              0.05,
              1,
              new Masking(1, 0.1, 0, 0, 0, 0, 0, 0),
              1);
      case MLP ->
          new NetworkOptions(
              80, 32, 5e-4, Schedule.PLATEAU, 8, 25, 5e-2, 0, 0.98, 0.1, 1, Masking.NONE, 1);
      case MLP_VOICE ->
          new NetworkOptions(
              120,
              64,
              1e-3,
              Schedule.COSINE,
              6,
              120,
              1e-2,
              0,
              0.98,
              0.1,
              1,
              new Masking(0, 0, 0, 0, 0, 0, 0, 0.3),
              1);
      case CNN_VOICE ->
          new NetworkOptions(
              40,
              32,
              3e-3,
              Schedule.COSINE,
              6,
              40,
              1e-2,
              0,
              0.99,
              0.1,
              160,
              new Masking(1, 0.15, 1, 0.1, 0, 0.15, 0, 0).withBandGain(MEL_BANDS, 0.37),
              1);
      case CNN_MEL ->
          new NetworkOptions(
              50,
              32,
              3e-3,
              Schedule.COSINE,
              6,
              50,
              1e-2,
              0,
              0.99,
              0.1,
              120,
              new Masking(1, 0.1, 1, 0.1, 0.15, 0.2, 0, 0),
              1);
    };
  }

  public NetworkOptions withSeed(long value) {
    return new NetworkOptions(
        maxEpochs,
        batchSize,
        learningRate,
        schedule,
        plateauEpochs,
        patienceEpochs,
        weightDecay,
        l1,
        averaging,
        labelSmoothing,
        cropFrames,
        masking,
        value);
  }

  public NetworkOptions withMaxEpochs(int value) {
    return new NetworkOptions(
        value,
        batchSize,
        learningRate,
        schedule,
        plateauEpochs,
        patienceEpochs,
        weightDecay,
        l1,
        averaging,
        labelSmoothing,
        cropFrames,
        masking,
        seed);
  }

  /** Every option that is heeded, but the seed, by its name, for the record of a bundle. */
  public Map<String, String> described() {
    Map<String, String> described = new LinkedHashMap<>();
    if (schedule == Schedule.PLATEAU) {
      described.put("plateauEpochs", String.valueOf(plateauEpochs));
      described.put("patienceEpochs", String.valueOf(patienceEpochs));
    }
    described.put("maxEpochs", String.valueOf(maxEpochs));
    described.put("batchSize", String.valueOf(batchSize));
    described.put("learningRate", String.valueOf(learningRate));
    described.put("schedule", schedule.name());
    described.put("weightDecay", String.valueOf(weightDecay));
    described.put("l1", String.valueOf(l1));
    described.put("averaging", String.valueOf(averaging));
    described.put("labelSmoothing", String.valueOf(labelSmoothing));
    described.put("cropFrames", String.valueOf(cropFrames));
    described.put("masking", masking.toString());
    return described;
  }
}
