package org.undertone.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.undertone.model.Label;

/**
 * A folder per label, such as {@code voices/angry/anna/1.wav} or {@code voices/anna/angry/1.wav}.
 *
 * <p>The deepest folder that bears a label word gives the label; the given folder itself counts.
 * The speaker is the folder directly below the label's, else the one directly above it unless that
 * is the given folder, else unknown. Folders that part a corpus, such as {@code train/} and {@code
 * test/}, are nobody's: the same voices may lie in all of them. Nor do they name a corpus, given by
 * themselves; the folder about them does.
 */
final class LabelFolders {

  private static final Set<String> PARTS =
      Set.of("train", "training", "test", "testing", "val", "valid", "validation", "dev", "eval");

  private LabelFolders() {}

  /** Reads the folders between {@code root} and a file below it; empty if none bears a label. */
  static Optional<Utterance> read(Path root, Path file) {
    List<String> folders = new ArrayList<>();
    folders.add(name(root));
    root.relativize(file.getParent()).forEach(folder -> folders.add(folder.toString()));
    folders.subList(1, folders.size()).removeIf(LabelFolders::isPart);
    for (int i = folders.size() - 1; i >= 0; i--) {
      Optional<Label> label = label(folders.get(i));
      if (label.isPresent()) {
        String corpus = name(somebodys(root));
        Optional<String> speaker = Optional.empty();
        if (i + 1 < folders.size() && !folders.get(i + 1).isEmpty()) {
          speaker = Optional.of(corpus + ":" + folders.get(i + 1));
        } else if (i >= 2) {
          speaker = Optional.of(corpus + ":" + folders.get(i - 1));
        }
        return Optional.of(new Utterance(file, label.get(), speaker, corpus));
      }
    }
    return Optional.empty();
  }

  /** Whether a folder bears no speaker's name, but a label or that of a part of a corpus. */
  static boolean isNobodys(String folder) {
    return isPart(folder) || label(folder).isPresent();
  }

  /** A folder, or the nearest about it that may bear a name: of a corpus, or of who speaks. */
  static Path somebodys(Path folder) {
    Path own = folder;
    while (isNobodys(name(own))) {
      own = own.getParent();
    }
    return own;
  }

  static boolean isPart(String folder) {
    return PARTS.contains(folder.toLowerCase(Locale.ROOT));
  }

  /** The label of a word in any case, or empty. */
  static Optional<Label> label(String word) {
    try {
      return Optional.of(Label.of(word.strip()));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  /** The name of a folder; of a whole file system, which has none, a word in its place. */
  static String name(Path folder) {
    return folder.getFileName() == null ? "corpus" : folder.getFileName().toString();
  }
}
