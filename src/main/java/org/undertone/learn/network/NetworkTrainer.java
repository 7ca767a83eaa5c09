package org.undertone.learn.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Labelled tensors become a network. Runs in the calling thread, on one core, and draws every
 * random number itself: the same samples, options and seed give the same network on the same kind
 * of machine, whatever runs beside it. May be called from several threads at once.
 */
public final class NetworkTrainer {

  private NetworkTrainer() {}

  /**
   * Trains, and keeps the parameters of the epoch that did best on the samples held out.
   *
   * @param training at least two samples, none of a speaker in {@code validation}
   * @param validation decides on learning rate, end, and the epoch to keep; its copies are not used
   * @param labelCount at least 2
   * @param input fitted on {@code training}
   * @param checkpoint kept up to date after each epoch, and resumed from if it was left by a run
   *     with the same samples and options
   * @param epochDone told after each epoch, also of those found in the checkpoint
   * @throws IllegalArgumentException if there is nothing to learn from, or the shapes cannot be
   * @throws PyTorchMissingException if PyTorch cannot be had on this platform
   * @throws IOException if the checkpoint cannot be written, or the network diverges
   * @throws InterruptedException if the thread is interrupted; the checkpoint stays
   */
  public static TrainedNetwork fit(
      NetworkType type,
      List<Sample> training,
      List<Sample> validation,
      int labelCount,
      NetworkInput input,
      NetworkOptions options,
      Optional<Path> checkpoint,
      Consumer<Epoch> epochDone)
      throws IOException, InterruptedException {
    if (validation.isEmpty()) {
      throw new IllegalArgumentException("at least one sample must be held out");
    }
    return run(type, training, validation, labelCount, input, options, checkpoint, epochDone);
  }

  /**
   * Trains for all of the epochs that the options allow, with nothing held out, and keeps the last.
   * The learning rate must be one that does not look at what is held out.
   *
   * @param epochDone told after each epoch; its validation loss and UAR are NaN
   * @throws IllegalArgumentException if there is nothing to learn from, the shapes cannot be, or
   *     the schedule is {@link NetworkOptions.Schedule#PLATEAU}
   * @see #fit for the rest
   */
  public static NetworkClassifier fitAll(
      NetworkType type,
      List<Sample> training,
      int labelCount,
      NetworkInput input,
      NetworkOptions options,
      Optional<Path> checkpoint,
      Consumer<Epoch> epochDone)
      throws IOException, InterruptedException {
    if (options.schedule() == NetworkOptions.Schedule.PLATEAU) {
      throw new IllegalArgumentException("without samples held out there is no plateau");
    }
    return run(type, training, List.of(), labelCount, input, options, checkpoint, epochDone)
        .classifier();
  }

  private static TrainedNetwork run(
      NetworkType type,
      List<Sample> training,
      List<Sample> validation,
      int labelCount,
      NetworkInput input,
      NetworkOptions options,
      Optional<Path> checkpoint,
      Consumer<Epoch> epochDone)
      throws IOException, InterruptedException {
    if (training.size() < 2) {
      throw new IllegalArgumentException(
          "a network learns from at least two clips, got " + training.size());
    }
    type.check(training.get(0).shape(0));
    List<Sample> learned = training.stream().map(sample -> sample.prepared(input)).toList();
    List<Sample> heldOut = validation.stream().map(sample -> sample.prepared(input)).toList();
    try (Session session = new Session(type, learned, heldOut, labelCount, options)) {
      TrainingCurve curve = session.run(checkpoint, epochDone);
      NetworkClassifier classifier =
          NetworkClassifier.of(
              type,
              type.accepted(training.get(0).shape(0)),
              labelCount,
              input.selected(),
              input.scaler(),
              session.bestParameters());
      return new TrainedNetwork(classifier, curve);
    }
  }
}
