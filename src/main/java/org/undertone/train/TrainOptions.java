package org.undertone.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.undertone.learn.ForestOptions;
import org.undertone.model.Manifest;

/**
 * What to train, from what, to where.
 *
 * @param data folders and manifests, at least one
 * @param type the kind of classifier: {@code forest}
 * @param out the folder of the bundle, such as {@code models/mine}; its name is the model's id:
 *     {@code [a-z0-9][a-z0-9._-]{0,63}}
 * @param seed of everything drawn at random; it replaces the forest's own
 * @param excludedSpeakers such as {@code ravdess:07}; names that do not occur are no error
 * @param keepCalm whether calm stays a label of its own; otherwise it merges into neutral
 * @param forest how the forest is grown
 * @param threads how many clips or trees are worked on at once, at least 1; the model does not
 *     depend on it
 */
public record TrainOptions(
    List<Path> data,
    String type,
    Path out,
    long seed,
    Set<String> excludedSpeakers,
    boolean keepCalm,
    ForestOptions forest,
    int threads) {

  public TrainOptions {
    data = List.copyOf(data);
    excludedSpeakers = Set.copyOf(excludedSpeakers);
    Objects.requireNonNull(forest, "forest");
    if (data.isEmpty()) {
      throw new IllegalArgumentException("data must name at least one folder or manifest");
    }
    if (!Manifest.FOREST.equals(type)) {
      throw new IllegalArgumentException(
          "type must be \"" + Manifest.FOREST + "\", got \"" + type + "\"");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, got " + threads);
    }
    forest = forest.withSeed(seed);
    Path name = out.toAbsolutePath().normalize().getFileName();
    if (name == null || !name.toString().matches("[a-z0-9][a-z0-9._-]{0,63}")) {
      throw new IllegalArgumentException(
          "the last part of out is the model's id: 1 to 64 of a-z, 0-9, \".\", \"_\", \"-\","
              + " beginning with a letter or digit; got "
              + out);
    }
  }

  /** The defaults for a forest: seed 1, nobody excluded, calm merged, all processors. */
  public static TrainOptions forest(List<Path> data, Path out) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new TrainOptions(
        data,
        Manifest.FOREST,
        out,
        ForestOptions.DEFAULT.seed(),
        Set.of(),
        false,
        ForestOptions.DEFAULT,
        processors);
  }

  public TrainOptions withSeed(long value) {
    return new TrainOptions(data, type, out, value, excludedSpeakers, keepCalm, forest, threads);
  }

  public TrainOptions withExcludedSpeakers(Set<String> value) {
    return new TrainOptions(data, type, out, seed, value, keepCalm, forest, threads);
  }

  public TrainOptions withKeepCalm(boolean value) {
    return new TrainOptions(data, type, out, seed, excludedSpeakers, value, forest, threads);
  }

  public TrainOptions withForest(ForestOptions value) {
    return new TrainOptions(data, type, out, seed, excludedSpeakers, keepCalm, value, threads);
  }

  public TrainOptions withThreads(int value) {
    return new TrainOptions(data, type, out, seed, excludedSpeakers, keepCalm, forest, value);
  }

  /** The id of the model to be: the last part of {@code out}. */
  public String id() {
    return out.toAbsolutePath().normalize().getFileName().toString();
  }
}
