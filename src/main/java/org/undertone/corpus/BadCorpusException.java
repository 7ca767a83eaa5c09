package org.undertone.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Data that cannot become a corpus. The message says what was found, what is needed and how to mend
 * it.
 */
public final class BadCorpusException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What is wrong with the data. */
  public enum Reason {
    /** There is nothing at the given path. */
    MISSING,
    /** Neither a folder nor a manifest. */
    NOT_A_CORPUS,
    /** A manifest that breaks the rules of CSV or lacks a column. */
    MALFORMED_MANIFEST,
    /** No clip that could be used. */
    NO_USABLE_CLIP,
    /** Fewer than two labels, so that there is nothing to tell apart. */
    TOO_FEW_LABELS
  }

  private final Reason reason;
  private final String path;
  private final int line;

  public BadCorpusException(Reason reason, String path, String message) {
    this(reason, path, 0, message);
  }

  BadCorpusException(Reason reason, String path, int line, String message) {
    super(message);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.path = Objects.requireNonNull(path, "path");
    this.line = line;
  }

  /** Data of which every clip was skipped: how many for which reason, and the first of them. */
  public static BadCorpusException allSkipped(List<Path> data, List<Skipped> skipped) {
    String where = paths(data);
    return new BadCorpusException(
        Reason.NO_USABLE_CLIP,
        where,
        "no usable clip in " + where + ": " + String.join("; ", Skipped.summary(skipped)));
  }

  /** Several folders and manifests as one text, see {@link #path()}. */
  public static String paths(List<Path> data) {
    return data.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  public Reason reason() {
    return reason;
  }

  /** The folder or manifest at fault; several are separated by commas. */
  public String path() {
    return path;
  }

  /** The line of the manifest at fault, counted from 1; empty where no single line is. */
  public Optional<Integer> line() {
    return line > 0 ? Optional.of(line) : Optional.empty();
  }
}
