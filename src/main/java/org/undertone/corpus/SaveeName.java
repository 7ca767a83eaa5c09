package org.undertone.corpus;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.undertone.model.Label;

/**
 * SAVEE: speaker (DC, JE, JK or KL), the first letters of the emotion, sentence (1 to 15, of
 * neutral 1 to 30), such as {@code DC_sa03}. In the original the speaker is the folder: {@code
 * DC/sa03}.
 */
final class SaveeName implements NameScheme {

  private static final Pattern NAME =
      Pattern.compile(
          "(DC|JE|JK|KL)_(?:(a|d|f|h|sa|su)(?:0[1-9]|1[0-5])|(n)(?:0[1-9]|[12]\\d|30))",
          Pattern.CASE_INSENSITIVE);

  private static final Map<String, Label> EMOTIONS =
      Map.of(
          "a", Label.ANGRY,
          "d", Label.DISGUST,
          "f", Label.FEARFUL,
          "h", Label.HAPPY,
          "n", Label.NEUTRAL,
          "sa", Label.SAD,
          "su", Label.SURPRISED);

  @Override
  public Optional<Reading> parse(FileName file) {
    return read(file.stem());
  }

  @Override
  public Optional<Reading> parseInFolder(FileName file) {
    return read(file.folder() + "_" + file.stem());
  }

  private static Optional<Reading> read(String text) {
    Matcher name = NAME.matcher(text);
    if (!name.matches()) {
      return Optional.empty();
    }
    String emotion = name.group(2) == null ? name.group(3) : name.group(2);
    Label label = EMOTIONS.get(emotion.toLowerCase(Locale.ROOT));
    String speaker = name.group(1);
    return Optional.of(new NamedClip("savee", label, speaker.toUpperCase(Locale.ROOT), speaker));
  }
}
