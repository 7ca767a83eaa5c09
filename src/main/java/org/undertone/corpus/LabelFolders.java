package org.undertone.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.undertone.model.Label;

/**
 * A folder per label, such as {@code voices/angry/anna/1.wav} or {@code voices/anna/angry/1.wav}.
 *
 * <p>The deepest folder that bears a label word ({@link LabelWords}) gives the label; the given
 * folder itself counts. The speaker is the folder directly below the label's, else the nearest one
 * above it unless that is the given folder, else unknown. Folders that part a corpus, such as
 * {@code train/} and {@code take2/}, or say what became of its sound, such as {@code wav/} and
 * {@code noisy/}, are nobody's: the same voices may lie in all of them; as they may in one that
 * bears a label word too, such as {@code neutral/calm/1.wav}. Nor do they name a corpus, given by
 * themselves; the folder about them does.
 */
final class LabelFolders {

  private static final Pattern PARTS =
      Pattern.compile(
          "(train|training|test|testing|val|valid|validation|dev|development|eval|evaluation"
              + "|holdout)([_ -]?(set|data|split))?"
              + "|(fold|part|take|level|intensity)[_ -]?\\d+"
              + "|audio|wavs?|flac|mp3|opus|raw|original|clean|noisy|processed|augmented",
          Pattern.CASE_INSENSITIVE);

  private LabelFolders() {}

  /**
   * What the folders of a file tell.
   *
   * @param above the folder above the label's, where the one below it gave the speaker
   */
  record Found(Utterance utterance, Optional<String> above) {}

  /** Reads the folders between {@code root} and a file below it; empty if none bears a label. */
  static Optional<Found> read(Path root, Path file) {
    List<String> folders = new ArrayList<>();
    folders.add(name(root));
    root.relativize(file.getParent()).forEach(folder -> folders.add(folder.toString()));
    folders.subList(1, folders.size()).removeIf(LabelFolders::isPart);
    for (int i = folders.size() - 1; i >= 0; i--) {
      Optional<Label> label = LabelWords.label(folders.get(i));
      if (label.isPresent()) {
        String corpus = name(somebodys(root));
        Optional<String> above =
            folders.subList(1, Math.max(1, i)).stream()
                .filter(folder -> LabelWords.label(folder).isEmpty())
                .reduce((farther, nearer) -> nearer);
        Optional<String> below =
            i + 1 < folders.size() && !folders.get(i + 1).isEmpty()
                ? Optional.of(folders.get(i + 1))
                : Optional.empty();
        Optional<String> speaker = below.or(() -> above).map(name -> corpus + ":" + name);
        return Optional.of(
            new Found(
                new Utterance(file, label.get(), speaker, corpus),
                below.isPresent() ? above : Optional.empty()));
      }
    }
    return Optional.empty();
  }

  /**
   * One line if speakers were named by folders below those of labels that recur below several
   * people's: one cannot tell by such folders who speaks.
   */
  static List<String> doubtful(List<Found> all) {
    Map<String, Set<String>> aboves = new TreeMap<>();
    for (Found found : all) {
      found
          .above()
          .ifPresent(
              above ->
                  aboves
                      .computeIfAbsent(
                          found.utterance().speaker().orElseThrow(), s -> new TreeSet<>())
                      .add(above));
    }
    aboves.values().removeIf(several -> several.size() < 2);
    if (aboves.isEmpty()) {
      return List.of();
    }
    Set<String> people = new TreeSet<>();
    aboves.values().forEach(people::addAll);
    return List.of(
        "taken for one speaker below several folders: "
            + aboves.size()
            + " ("
            + Skipped.firstOf(List.copyOf(aboves.keySet()), ", ")
            + "), by the folders below those of labels; if "
            + Skipped.firstOf(List.copyOf(people), ", ")
            + " are who speaks, say so in a manifest");
  }

  /** Whether a folder bears no speaker's name, but a label or that of a part of a corpus. */
  static boolean isNobodys(String folder) {
    return isPart(folder) || LabelWords.label(folder).isPresent();
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
    return PARTS.matcher(folder.strip()).matches();
  }

  /** The name of a folder; of a whole file system, which has none, a word in its place. */
  static String name(Path folder) {
    return folder.getFileName() == null ? "corpus" : folder.getFileName().toString();
  }
}
