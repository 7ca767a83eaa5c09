package org.undertone.corpus;

import java.nio.file.Path;
import java.util.Optional;
import org.undertone.corpus.NameScheme.Reading;

/** Tells recordings of one speaker from those of another by where they lie and what they bear. */
public final class SpeakerNames {

  private SpeakerNames() {}

  /**
   * Who speaks in a recording: as the corpora name it whose file names are known, such as {@code
   * ravdess:07}, else the path of the folder that holds it. Folders that bear the word of a label,
   * such as {@code anna/angry}, count as parts of the folder above them.
   */
  public static String of(Path file) {
    Path place = file.toAbsolutePath().normalize();
    Optional<Reading> name = PublishedNames.read(place);
    return name.or(() -> PublishedNames.readInFolder(place))
        .flatMap(Reading::who)
        .orElseGet(() -> folder(place).toString());
  }

  private static Path folder(Path file) {
    Path folder = file.getParent();
    while (folder.getFileName() != null
        && LabelFolders.label(folder.getFileName().toString()).isPresent()) {
      folder = folder.getParent();
    }
    return folder;
  }
}
