package org.undertone.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.undertone.model.Label;

/**
 * A folder per label, such as {@code voices/angry/anna/1.wav} or {@code voices/anna/angry/1.wav}.
 *
 * <p>The deepest folder that bears a label word gives the label; the given folder itself counts.
 * The speaker is the folder directly below the label's, else the one directly above it unless that
 * is the given folder, else unknown.
 */
final class LabelFolders {

  private LabelFolders() {}

  /** Reads the folders between {@code root} and a file below it; empty if none bears a label. */
  static Optional<Utterance> read(Path root, Path file) {
    List<String> folders = new ArrayList<>();
    folders.add(name(root));
    root.relativize(file.getParent()).forEach(part -> folders.add(part.toString()));
    for (int i = folders.size() - 1; i >= 0; i--) {
      Optional<Label> label = label(folders.get(i));
      if (label.isPresent()) {
        String corpus = i == 0 && root.getParent() != null ? name(root.getParent()) : name(root);
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

  /** The label of a word in any case, or empty. */
  static Optional<Label> label(String word) {
    try {
      return Optional.of(Label.of(word.strip()));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private static String name(Path folder) {
    return folder.getFileName() == null ? "corpus" : folder.getFileName().toString();
  }
}
