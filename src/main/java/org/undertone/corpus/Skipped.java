package org.undertone.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A file that was left out, and why.
 *
 * @param detail what was found, in words
 */
public record Skipped(Path path, Reason reason, String detail) {

  /** Why a file was left out. */
  public enum Reason {
    UNKNOWN_NAME("name that no corpus explains"),
    UNKNOWN_LABEL("unknown label"),
    NO_LABEL("emotion that no label stands for"),
    NOT_SPEECH("no plain recording of speech"),
    EXCLUDED("excluded speaker"),
    UNREADABLE("cannot be read"),
    UNDECODABLE("does not decode"),
    SILENT("no speech in it"),
    TWO_LABELS("same audio under two labels"),
    TWO_SPEAKERS("same audio under two speakers"),
    DUPLICATE("repeats the audio of another");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** The reason as a report gives it. */
    public String words() {
      return words;
    }
  }

  private static final int NAMED = 5;

  public Skipped {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
  }

  /** One line a reason: how many files, and the names of the first few, without folders. */
  public static List<String> summary(List<Skipped> skipped) {
    List<String> lines = new ArrayList<>();
    for (Reason reason : Reason.values()) {
      List<Skipped> of = skipped.stream().filter(s -> s.reason == reason).toList();
      if (!of.isEmpty()) {
        lines.add(
            reason.words()
                + ": "
                + of.size()
                + " ("
                + named(of.stream().map(Skipped::path).toList())
                + ")");
      }
    }
    return lines;
  }

  /** The first few file names, and how many more there are. */
  static String named(List<Path> files) {
    String first =
        files.stream()
            .limit(NAMED)
            .map(file -> String.valueOf(file.getFileName()))
            .collect(Collectors.joining(", "));
    int more = files.size() - NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
