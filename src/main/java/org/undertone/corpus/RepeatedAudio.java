package org.undertone.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What becomes of the same audio under several files: under two labels none can be trusted, and
 * under two speakers it would stand on both sides of a fold, so all are skipped; else one is kept,
 * one whose speaker is known before others.
 */
final class RepeatedAudio {

  private RepeatedAudio() {}

  /**
   * Keeps the order of the examples; further skipped files follow those given.
   *
   * @param arrivals of the recordings of all examples
   * @param excluded of which nothing is kept or told
   */
  static Examples resolve(
      List<Example> examples,
      List<Skipped> alreadySkipped,
      Map<Utterance, Arrival> arrivals,
      Set<Utterance> excluded) {
    Map<String, List<Example>> byAudio = new LinkedHashMap<>();
    for (Example example : examples) {
      byAudio.computeIfAbsent(example.audioHash(), hash -> new ArrayList<>()).add(example);
    }
    Set<Example> dropped = new HashSet<>();
    List<Skipped> skipped = new ArrayList<>(alreadySkipped);
    for (List<Example> same : byAudio.values()) {
      if (same.size() > 1) {
        skipped.addAll(drop(same, dropped));
      }
    }
    List<Example> kept =
        examples.stream()
            .filter(e -> !dropped.contains(e) && !excluded.contains(e.utterance()))
            .toList();
    Set<Path> left = excluded.stream().map(Utterance::path).collect(Collectors.toSet());
    skipped.removeIf(file -> left.contains(file.path()));
    return new Examples(kept, skipped, Unusual.summary(kept, arrivals));
  }

  private static List<Skipped> drop(List<Example> same, Set<Example> dropped) {
    long labels = same.stream().map(e -> e.utterance().label()).distinct().count();
    long speakers = same.stream().flatMap(e -> e.utterance().speaker().stream()).distinct().count();
    List<Example> out = new ArrayList<>(same);
    Skipped.Reason reason = Skipped.Reason.TWO_LABELS;
    if (labels == 1 && speakers > 1) {
      reason = Skipped.Reason.TWO_SPEAKERS;
    } else if (labels == 1) {
      reason = Skipped.Reason.DUPLICATE;
      out.sort(Comparator.comparing(e -> e.utterance().speaker().isEmpty()));
      out.remove(0);
    }
    List<Skipped> skipped = new ArrayList<>();
    for (Example example : out) {
      dropped.add(example);
      skipped.add(
          new Skipped(
              example.utterance().path(), reason, "same audio as " + others(same, example)));
    }
    return skipped;
  }

  private static String others(List<Example> same, Example example) {
    List<String> names =
        same.stream()
            .filter(other -> !other.utterance().equals(example.utterance()))
            .map(
                other ->
                    other.utterance().path().getFileName()
                        + " ("
                        + other.utterance().label().word()
                        + ")")
            .toList();
    return String.join(", ", names);
  }
}
