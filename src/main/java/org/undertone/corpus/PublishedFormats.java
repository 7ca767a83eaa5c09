package org.undertone.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One recording that a corpus publishes in several formats is one: CREMA-D comes as WAV and as MP3
 * in folders side by side, RAVDESS with and without its video. Their samples differ, so that the
 * sound alone does not tell.
 */
final class PublishedFormats {

  private static final Set<String> LOSSLESS =
      Set.of(".wav", ".wave", ".flac", ".aif", ".aiff", ".aifc", ".au", ".snd", ".caf");

  private static final String WITHOUT_VIDEO = "03";

  /** Fewer bytes are no recording. */
  private static final int LEAST_BYTES = 200;

  private PublishedFormats() {}

  /**
   * The files of which a better one of the same recording is there: sound alone before video,
   * lossless formats before others, and whatever may hold sound before files that are too small to.
   * No file of the best format is among them.
   *
   * @param published utterances whose names say what they are
   */
  static List<Skipped> lesser(List<Utterance> published) {
    Map<String, Utterance> best = new LinkedHashMap<>();
    for (Utterance utterance : published) {
      best.merge(recording(utterance), utterance, (a, b) -> distance(b) < distance(a) ? b : a);
    }
    List<Skipped> lesser = new ArrayList<>();
    for (Utterance utterance : published) {
      Utterance other = best.get(recording(utterance));
      if (distance(utterance) > distance(other)) {
        lesser.add(
            new Skipped(
                utterance.path(),
                Skipped.Reason.LESSER_FORMAT,
                "the same recording as " + other.path().getFileName()));
      }
    }
    return lesser;
  }

  private static String recording(Utterance utterance) {
    String stem = stem(utterance);
    return utterance.speaker().orElseThrow()
        + " "
        + utterance.label()
        + " "
        + (isOfRavdess(utterance) ? stem.substring(WITHOUT_VIDEO.length()) : stem);
  }

  /** How far a format is from the best. */
  private static int distance(Utterance utterance) {
    boolean video = isOfRavdess(utterance) && !stem(utterance).startsWith(WITHOUT_VIDEO);
    return (isEmpty(utterance) ? 4 : 0) + (video ? 2 : 0) + (isLossless(utterance) ? 0 : 1);
  }

  /** Such as what stands for a file that Git LFS has not fetched. */
  private static boolean isEmpty(Utterance utterance) {
    try {
      return Files.size(utterance.path()) < LEAST_BYTES;
    } catch (IOException unreadable) {
      return true;
    }
  }

  private static boolean isOfRavdess(Utterance utterance) {
    return utterance.corpus().equals(RavdessName.CORPUS);
  }

  private static String stem(Utterance utterance) {
    return PublishedNames.name(utterance.path()).stem().toLowerCase(Locale.ROOT);
  }

  private static boolean isLossless(Utterance utterance) {
    String name = utterance.path().getFileName().toString().toLowerCase(Locale.ROOT);
    return LOSSLESS.stream().anyMatch(name::endsWith);
  }
}
