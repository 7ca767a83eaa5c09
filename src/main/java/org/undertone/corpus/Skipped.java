package org.undertone.corpus;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
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
    UNKNOWN_NAME("name that no corpus explains", false),
    UNKNOWN_LABEL("unknown label", true),
    NO_LABEL("emotion that no label stands for", true),
    NOT_SPEECH("no plain recording of speech", true),
    EXCLUDED("excluded speaker", false),
    UNREADABLE("cannot be read", true),
    UNDECODABLE("does not decode", true),
    SILENT("no speech in it", false),
    TWO_LABELS("same audio under two labels", false),
    TWO_SPEAKERS("same audio under two speakers", false),
    LESSER_FORMAT("recording that is there in a better format", false),
    DUPLICATE("repeats the audio of another", false);

    private final String words;

    /** Whether the detail tells more than these words and the name of the file. */
    private final boolean detailed;

    Reason(String words, boolean detailed) {
      this.words = words;
      this.detailed = detailed;
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

  /** Why a file cannot be read, in words that name none. */
  public static String unread(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "access denied";
    }
    if (e instanceof FileSystemException of) {
      return of.getReason() == null ? of.getClass().getSimpleName() : of.getReason();
    }
    return String.valueOf(e.getMessage());
  }

  /** The same files by where they lie below the first of the folders that holds them. */
  static List<Skipped> within(List<Path> roots, List<Skipped> skipped) {
    return skipped.stream().map(s -> s.within(roots)).toList();
  }

  private Skipped within(List<Path> roots) {
    return roots.stream()
        .filter(path::startsWith)
        .findFirst()
        .map(root -> new Skipped(root.relativize(path), reason, detail))
        .orElse(this);
  }

  /**
   * One line a reason: how many files, and of the first few what is wrong with them and where they
   * lie, if that is told by a relative path; of others the name alone.
   */
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
                + firstOf(of.stream().map(Skipped::place).toList(), reason.detailed ? "; " : ", ")
                + ")");
      }
    }
    return lines;
  }

  private String place() {
    String place = String.valueOf(path.isAbsolute() ? path.getFileName() : path);
    return reason.detailed ? place + ": " + detail.split("\\.(\\s|$)", 2)[0] : place;
  }

  /** The first few file names, and how many more there are. */
  static String named(List<Path> files) {
    return firstOf(files.stream().map(file -> String.valueOf(file.getFileName())).toList(), ", ");
  }

  /** The first few, and how many more there are. */
  static String firstOf(List<String> all, String between) {
    String first = all.stream().limit(NAMED).collect(Collectors.joining(between));
    int more = all.size() - NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
