package org.undertone.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.undertone.corpus.NameScheme.Reading;
import org.undertone.corpus.NameScheme.Unusable;

/**
 * Tells recordings of one speaker from those of another as {@link CorpusReader} does, by where they
 * lie and what they bear; and goes on where no folder bears a label. May be used by one thread at a
 * time.
 */
public final class SpeakerNames {

  private final List<Path> roots;
  private final Map<String, String> spellings = new HashMap<>();

  /**
   * @param given folders, below each of which its files are told apart; and files, which are told
   *     apart below the folder that they have in common
   */
  public SpeakerNames(List<Path> given) {
    roots = new ArrayList<>();
    List<Path> around = new ArrayList<>();
    for (Path path : given) {
      if (Files.isDirectory(path)) {
        roots.add(place(path));
      } else {
        around.add(place(path).getParent());
      }
    }
    common(around).ifPresent(roots::add);
  }

  /**
   * Who speaks in a recording, such as {@code ravdess:07}: as the corpora name it whose file names
   * are known, altered copies included, else by the folder below or above that of a label, else by
   * the folders that hold it, the given one where there are none below it. Folders of labels, and
   * those that part a corpus, are nobody's. One speaker under several spellings has the one that
   * was asked about first.
   */
  public String of(Path file) {
    Path place = place(file);
    Path root = root(place);
    String name =
        PublishedNames.read(place)
            .flatMap(Reading::who)
            .or(() -> PublishedNames.readAltered(place).flatMap(Reading::who))
            .or(() -> LabelFolders.read(root, place).flatMap(found -> found.utterance().speaker()))
            .or(() -> PublishedNames.readInFolder(place).flatMap(Reading::who))
            .orElseGet(() -> byFolder(root, place));
    return spellings.computeIfAbsent(SpeakerSpelling.common(name), common -> name);
  }

  /**
   * A file that a known corpus has beside its speech, such as a laryngogram of EMO-DB or a song of
   * RAVDESS, and that tells nothing of how somebody speaks; by where it lies below the given
   * folder.
   */
  public Optional<Skipped> besideSpeech(Path file) {
    Path place = place(file);
    return PublishedNames.read(place)
        .or(() -> PublishedNames.readAltered(place))
        .filter(Unusable.class::isInstance)
        .map(Unusable.class::cast)
        .filter(name -> name.reason() == Skipped.Reason.NOT_SPEECH)
        .map(name -> new Skipped(root(place).relativize(place), name.reason(), name.detail()));
  }

  private static String byFolder(Path root, Path file) {
    String below =
        StreamSupport.stream(root.relativize(file.getParent()).spliterator(), false)
            .map(Path::toString)
            .filter(folder -> !LabelFolders.isNobodys(folder))
            .collect(Collectors.joining("/"));
    if (!below.isEmpty()) {
      return LabelFolders.name(LabelFolders.somebodys(root)) + ":" + below;
    }
    Path own = LabelFolders.somebodys(root);
    return (own.getParent() == null ? "" : LabelFolders.name(own.getParent()) + ":")
        + LabelFolders.name(own);
  }

  private Path root(Path file) {
    return roots.stream().filter(file::startsWith).findFirst().orElseGet(file::getRoot);
  }

  /** The deepest folder that holds all of these; none holds folders of several drives. */
  private static Optional<Path> common(List<Path> folders) {
    Path common = folders.isEmpty() ? null : folders.get(0);
    for (Path folder : folders) {
      while (common != null && !folder.startsWith(common)) {
        common = common.getParent();
      }
    }
    return Optional.ofNullable(common);
  }

  private static Path place(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
