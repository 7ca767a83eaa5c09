package org.undertone.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.undertone.corpus.Example;
import org.undertone.features.FeatureSet;
import org.undertone.learn.SpeakerPopulation;
import org.undertone.learn.SpeakerPopulationFitter;
import org.undertone.learn.SpeakerStatistics;

/** What training examples say of how speakers differ. */
final class Voices {

  private static final int MOST_DRAWN = 20;

  private Voices() {}

  /** Empty for features that are no vector, and of too few known speakers. */
  static Optional<SpeakerPopulation> population(List<Example> training, FeatureSet features) {
    return population(training, features.voiceValues());
  }

  /**
   * The same of a vector with which the features of every example begin.
   *
   * @param values of the vector; 0 for none
   */
  static Optional<SpeakerPopulation> population(List<Example> training, int values) {
    if (values == 0) {
      return Optional.empty();
    }
    List<Example> known =
        training.stream().filter(e -> e.utterance().speaker().isPresent()).toList();
    List<String> speakers = known.stream().map(e -> e.utterance().speaker().get()).toList();
    if (speakers.stream().distinct().count() < SpeakerPopulationFitter.FEWEST_SPEAKERS) {
      return Optional.empty();
    }
    boolean[] ordinary = new boolean[known.size()];
    for (int i = 0; i < ordinary.length; i++) {
      ordinary[i] = known.get(i).utterance().label().isOrdinary();
    }
    return Optional.of(
        SpeakerPopulationFitter.fit(
            known.stream()
                .map(e -> Arrays.copyOf(e.features().values(), values))
                .toArray(float[][]::new),
            speakers,
            ordinary));
  }

  /** The features of every example, {@link #adaptedBySome} and {@link #adaptedByAll}. */
  static List<List<float[]>> adapted(
      SpeakerPopulation population, List<Example> training, Random random) {
    return List.of(adaptedBySome(population, training, random), adaptedByAll(population, training));
  }

  /**
   * The features of every example, adapted by some of its speaker's clips, one to twenty; as they
   * are where the speaker is not known.
   *
   * @param random draws the clips
   */
  private static List<float[]> adaptedBySome(
      SpeakerPopulation population, List<Example> training, Random random) {
    Map<String, SpeakerStatistics> some = new TreeMap<>();
    clips(population, training)
        .forEach(
            (speaker, own) -> {
              List<float[]> drawn = new ArrayList<>(own);
              Collections.shuffle(drawn, random);
              int count = Math.min(drawn.size(), 1 + random.nextInt(MOST_DRAWN));
              some.put(speaker, SpeakerStatistics.of(drawn.subList(0, count)));
            });
    return training.stream().map(e -> adapted(population, some, e, e.features().values())).toList();
  }

  /** The features of every example, adapted by all of its speaker's. */
  static List<float[]> adaptedByAll(SpeakerPopulation population, List<Example> examples) {
    BiFunction<Example, float[], float[]> adapting = adaptingByAll(population, examples);
    return examples.stream().map(e -> adapting.apply(e, e.features().values())).toList();
  }

  /** Adapts features of an example, such as those of its copies, by all of its speaker's clips. */
  static BiFunction<Example, float[], float[]> adaptingByAll(
      SpeakerPopulation population, List<Example> examples) {
    Map<String, SpeakerStatistics> all = new TreeMap<>();
    clips(population, examples)
        .forEach((speaker, own) -> all.put(speaker, SpeakerStatistics.of(own)));
    return (example, values) -> adapted(population, all, example, values);
  }

  private static Map<String, List<float[]>> clips(
      SpeakerPopulation population, List<Example> examples) {
    Map<String, List<float[]>> clips = new TreeMap<>();
    for (Example example : examples) {
      float[] voice = Arrays.copyOf(example.features().values(), population.featureCount());
      example
          .utterance()
          .speaker()
          .ifPresent(s -> clips.computeIfAbsent(s, own -> new ArrayList<>()).add(voice));
    }
    return clips;
  }

  private static float[] adapted(
      SpeakerPopulation population,
      Map<String, SpeakerStatistics> statistics,
      Example example,
      float[] values) {
    return example
        .utterance()
        .speaker()
        .map(speaker -> population.adapt(values, statistics.get(speaker), false))
        .orElse(values);
  }
}
