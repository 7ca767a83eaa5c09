package org.undertone.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.undertone.audio.AudioHeader;

/** What is odd about recordings that are used all the same. */
final class Unusual {

  /** What a file of a name is expected to hold; of other names nothing is. */
  private static final Map<String, String> CONTENT =
      Map.of(
          "wav", "WAV", "wave", "WAV", "flac", "FLAC", "aif", "AIFF", "aiff", "AIFF", "mp3", "MP3");

  /** A rate is unusual if at most this share of the clips of its corpus have it, or one does. */
  private static final double RARE = 0.1;

  private Unusual() {}

  /**
   * One line for each oddity, in the manner of {@link Skipped#summary}: content that is not what
   * the name says, sampling rates that few clips of a corpus have, and damage.
   *
   * @param arrivals of all utterances
   */
  static List<String> summary(List<Example> examples, Map<Utterance, Arrival> arrivals) {
    Map<String, List<Path>> odd = new TreeMap<>();
    Map<String, Map<Integer, List<Path>>> rates = new LinkedHashMap<>();
    for (Example example : examples) {
      Utterance utterance = example.utterance();
      AudioHeader header = arrivals.get(utterance).header();
      misnamed(utterance.path(), header)
          .ifPresent(
              found -> odd.computeIfAbsent(found, f -> new ArrayList<>()).add(utterance.path()));
      header
          .sampleRateHz()
          .ifPresent(
              rate ->
                  rates
                      .computeIfAbsent(utterance.corpus(), c -> new TreeMap<>())
                      .computeIfAbsent(rate, r -> new ArrayList<>())
                      .add(utterance.path()));
    }
    List<String> lines = new ArrayList<>();
    odd.forEach((found, files) -> lines.add(line("read as " + found + " despite the name", files)));
    rates.values().forEach(ofCorpus -> lines.addAll(rare(ofCorpus)));
    List<Path> damaged =
        examples.stream()
            .map(Example::utterance)
            .filter(utterance -> arrivals.get(utterance).damaged())
            .map(Utterance::path)
            .toList();
    if (!damaged.isEmpty()) {
      lines.add(line("damaged or cut off, used as far as it goes", damaged));
    }
    return lines;
  }

  private static Optional<String> misnamed(Path file, AudioHeader header) {
    String name = String.valueOf(file.getFileName());
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(CONTENT.get(extension))
        .flatMap(expected -> header.container().filter(found -> !found.equals(expected)));
  }

  private static List<String> rare(Map<Integer, List<Path>> byRate) {
    int clips = byRate.values().stream().mapToInt(List::size).sum();
    Map.Entry<Integer, List<Path>> usual =
        byRate.entrySet().stream()
            .max(Comparator.comparingInt(e -> e.getValue().size()))
            .orElseThrow();
    double most = Math.min(Math.max(1, RARE * clips), usual.getValue().size() - 1);
    return byRate.entrySet().stream()
        .filter(e -> e.getValue().size() <= most)
        .map(e -> line(kilohertz(e.getKey()) + " among " + kilohertz(usual.getKey()), e.getValue()))
        .toList();
  }

  private static String kilohertz(int rateHz) {
    return String.format(Locale.ROOT, "%.1f kHz", rateHz / 1000.0).replace(".0 ", " ");
  }

  private static String line(String what, List<Path> files) {
    return what + ": " + files.size() + " (" + Skipped.named(files) + ")";
  }
}
