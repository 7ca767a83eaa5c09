package org.undertone.corpus;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.undertone.corpus.NameScheme.FileName;
import org.undertone.corpus.NameScheme.Reading;

/** Reads file names by the schemes of all corpora that are known. */
final class PublishedNames {

  /** In the order in which they are tried; a further corpus is one more of them. */
  private static final List<NameScheme> SCHEMES =
      List.of(
          new RavdessName(), new CremaDName(), new EmoDbName(), new TessName(), new SaveeName());

  private PublishedNames() {}

  /** Reads a name that tells everything wherever the file lies. */
  static Optional<Reading> read(Path file) {
    return read(name(file));
  }

  /**
   * Reads the published part of a name that goes on after it, as those of altered copies do: {@code
   * 03-01-05-01-01-01-07_noise}.
   */
  static Optional<Reading> readAltered(Path file) {
    FileName name = name(file);
    String stem = name.stem();
    return IntStream.range(0, stem.length())
        .filter(at -> !Character.isLetterOrDigit(stem.charAt(at)))
        .mapToObj(at -> read(new FileName(stem.substring(0, at), name.folder())))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Reading> read(FileName name) {
    return SCHEMES.stream().flatMap(scheme -> scheme.parse(name).stream()).findFirst();
  }

  /** Reads a name that means something in a folder of its corpus only. */
  static Optional<Reading> readInFolder(Path file) {
    FileName name = name(file);
    return SCHEMES.stream().flatMap(scheme -> scheme.parseInFolder(name).stream()).findFirst();
  }

  static FileName name(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path folder = file.getParent().getFileName();
    return new FileName(
        dot < 0 ? name : name.substring(0, dot), folder == null ? "" : folder.toString());
  }
}
