package org.undertone.corpus;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.undertone.model.Label;

/**
 * TESS: speaker (the older actress OAF or the younger YAF), word, emotion, such as {@code
 * OAF_back_ps}, in a folder such as {@code OAF_Pleasant_surprise} or {@code
 * YAF_pleasant_surprised}. One official file name has OA for OAF. Where the name fails, the folder
 * tells the same.
 */
final class TessName implements NameScheme {

  private static final String SPEAKER = "((OA|YA)F?)";

  private static final Pattern NAME =
      Pattern.compile(SPEAKER + "_[^_]+_(.+)", Pattern.CASE_INSENSITIVE);

  private static final Pattern FOLDER =
      Pattern.compile(SPEAKER + "[_ -](.+)", Pattern.CASE_INSENSITIVE);

  /** What the names have, in place of a word, for a pleasant surprise. */
  private static final String SURPRISE = "ps";

  @Override
  public Optional<Reading> parse(FileName file) {
    return read(NAME.matcher(file.stem()));
  }

  @Override
  public Optional<Reading> parseInFolder(FileName file) {
    return read(FOLDER.matcher(file.folder()));
  }

  private static Optional<Reading> read(Matcher name) {
    if (!name.matches()) {
      return Optional.empty();
    }
    String emotion = name.group(3);
    String speaker = name.group(2).toUpperCase(Locale.ROOT) + "F";
    return (emotion.equalsIgnoreCase(SURPRISE)
            ? Optional.of(Label.SURPRISED)
            : LabelWords.label(emotion))
        .map(label -> new NamedClip("tess", label, speaker, name.group(1)));
  }
}
