package org.undertone.corpus;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.undertone.model.Label;

/**
 * EMO-DB: speaker, text, the first letter of the German word for the emotion (Wut, Langeweile,
 * Ekel, Angst, Freude, Trauer, neutral), version, such as {@code 03a01Wa}. Boredom (Langeweile) has
 * no label. Since version 2 of the corpus a laryngogram under the same name lies beside each
 * recording, in a folder of its own.
 */
final class EmoDbName implements NameScheme {

  private static final String CORPUS = "emo-db";

  private static final Pattern NAME =
      Pattern.compile("(03|08|09|1[0-6])[ab]\\d\\d([WLEAFTN])(?:[a-z](?:xx)?)?");

  private static final Map<String, Label> EMOTIONS =
      Map.of(
          "W", Label.ANGRY,
          "E", Label.DISGUST,
          "A", Label.FEARFUL,
          "F", Label.HAPPY,
          "T", Label.SAD,
          "N", Label.NEUTRAL);

  @Override
  public Optional<Reading> parse(FileName file) {
    Matcher name = NAME.matcher(file.stem());
    if (!name.matches()) {
      return Optional.empty();
    }
    Optional<String> who = Optional.of(CORPUS + ":" + name.group(1));
    if (file.folder().toLowerCase(Locale.ROOT).contains("laryng")) {
      return Optional.of(new Unusable(Skipped.Reason.NOT_SPEECH, "laryngogram", who));
    }
    Label label = EMOTIONS.get(name.group(2));
    return Optional.of(
        label == null
            ? new Unusable(Skipped.Reason.NO_LABEL, "boredom", who)
            : new NamedClip(CORPUS, label, name.group(1)));
  }
}
