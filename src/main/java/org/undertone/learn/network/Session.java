package org.undertone.learn.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** One training run. For one thread. */
final class Session implements AutoCloseable {

  private final NetworkType type;
  private final List<Sample> training;
  private final List<Sample> validation;
  private final NetworkOptions options;
  private final double[] classWeights;
  private final Net net;
  private final Net averaged;
  private final AdamW optimizer;
  private final Progress progress;

  Session(
      NetworkType type,
      List<Sample> training,
      List<Sample> validation,
      int labels,
      NetworkOptions options)
      throws PyTorchMissingException {
    this.type = type;
    this.training = training;
    this.validation = validation;
    this.options = options;
    this.classWeights = balanced(training, labels);
    List<Integer> shape = type.accepted(training.get(0).shape(0));
    this.net = Net.fresh(type, shape, labels, options.seed());
    this.averaged = Net.fresh(type, shape, labels, options.seed());
    averaged.block().freezeParameters(true);
    this.optimizer = new AdamW(net, options.weightDecay(), options.l1());
    this.progress = new Progress(options);
  }

  /** {@code n / (k · count)}, as scikit-learn's {@code class_weight='balanced'}. */
  private static double[] balanced(List<Sample> samples, int labels) {
    int[] counts = new int[labels];
    samples.forEach(sample -> counts[sample.label()]++);
    long present = Arrays.stream(counts).filter(count -> count > 0).count();
    return Arrays.stream(counts)
        .mapToDouble(count -> count == 0 ? 0 : samples.size() / (double) (present * count))
        .toArray();
  }

  TrainingCurve run(Optional<Path> checkpoint, Consumer<Epoch> epochDone)
      throws IOException, InterruptedException {
    Optional<Checkpoint> saved =
        checkpoint.map(path -> new Checkpoint(path, type, options, training, validation));
    if (saved.isPresent() && saved.get().resume(net, averaged, optimizer, progress)) {
      progress.epochs().forEach(epochDone);
    }
    try (Autograd autograd = Autograd.begin()) {
      while (!progress.ended()) {
        int epoch = progress.epochs().size() + 1;
        double loss = learn(epoch, autograd);
        if (!Double.isFinite(loss)) {
          throw new IOException(
              "the network diverged in epoch "
                  + epoch
                  + ": its loss is "
                  + loss
                  + "; another seed may do better");
        }
        conclude(epoch, loss, saved);
        epochDone.accept(progress.epochs().get(epoch - 1));
      }
    }
    return new TrainingCurve(progress.epochs(), progress.bestEpoch());
  }

  private void conclude(int epoch, double loss, Optional<Checkpoint> saved) throws IOException {
    Lock working = Ending.heldOff();
    working.lock();
    try {
      Validation held = Validation.of(judged(), validation, classWeights);
      progress.add(
          new Epoch(epoch, loss, held.loss(), held.uar(), progress.rate()),
          () -> Parameters.encode(judged().block()));
      if (saved.isPresent()) {
        saved.get().store(net, averaged, optimizer, progress);
      }
    } finally {
      working.unlock();
    }
  }

  byte[] bestParameters() {
    byte[] kept = progress.bestParameters();
    return kept.length > 0 ? kept : Parameters.encode(judged().block());
  }

  private Net judged() {
    return options.averaging() > 0 ? averaged : net;
  }

  private double learn(int epoch, Autograd autograd) throws InterruptedException {
    net.draws().reseed(epoch);
    RandomGenerator random = net.draws().random();
    List<Sample> shuffled = shuffled(random);
    int steps = (shuffled.size() + options.batchSize() - 1) / options.batchSize();
    double loss = 0;
    double weight = 0;
    for (int step = 0; step < steps; step++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted in epoch " + epoch);
      }
      // Parts of nearly equal size: a batch of one would leave nothing to normalise by.
      List<Sample> part =
          shuffled.subList(shuffled.size() * step / steps, shuffled.size() * (step + 1) / steps);
      Batch batch = Batch.training(part, type, options, classWeights, random);
      double rate = progress.rate(epoch - 1 + step / (double) steps);
      loss += batch.weight() * step(batch, rate, autograd);
      weight += batch.weight();
    }
    return loss / weight;
  }

  private List<Sample> shuffled(RandomGenerator random) {
    List<Sample> order = new ArrayList<>(training);
    for (int i = order.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      Sample moved = order.set(i, order.get(j));
      order.set(j, moved);
    }
    return order;
  }

  private double step(Batch batch, double rate, Autograd autograd) {
    Lock working = Ending.heldOff();
    working.lock();
    try {
      return taken(batch, rate, autograd);
    } finally {
      working.unlock();
    }
  }

  private double taken(Batch batch, double rate, Autograd autograd) {
    double value;
    try (NDManager scope = net.manager().newSubManager()) {
      NDArray loss = batch.loss(net.logits(batch.input(scope), true));
      autograd.backward(loss);
      value = loss.getFloat();
    }
    optimizer.step(rate);
    if (options.averaging() > 0) {
      average();
    }
    return value;
  }

  private void average() {
    List<Parameter> from = net.block().getParameters().values();
    List<Parameter> to = averaged.block().getParameters().values();
    float kept = (float) progress.averaging();
    for (int i = 0; i < from.size(); i++) {
      NDArray mean = to.get(i).getArray();
      try (NDArray now = from.get(i).getArray().stopGradient();
          NDArray part = now.mul(1 - kept)) {
        mean.muli(kept).addi(part);
      }
    }
  }

  @Override
  public void close() {
    averaged.close();
    net.close();
  }
}
