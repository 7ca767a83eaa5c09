package org.undertone.corpus;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.undertone.model.Label;

/**
 * CREMA-D: actor, sentence, emotion, intensity, such as {@code 1001_DFA_ANG_XX}. One official file
 * name ends in a single X.
 */
final class CremaDName implements NameScheme {

  private static final Pattern NAME =
      Pattern.compile(
          "(1\\d{3})_[A-Z]{3}_(ANG|DIS|FEA|HAP|NEU|SAD)_(?:XX|LO|MD|HI|X)",
          Pattern.CASE_INSENSITIVE);

  private static final Map<String, Label> EMOTIONS =
      Map.of(
          "ANG", Label.ANGRY,
          "DIS", Label.DISGUST,
          "FEA", Label.FEARFUL,
          "HAP", Label.HAPPY,
          "NEU", Label.NEUTRAL,
          "SAD", Label.SAD);

  @Override
  public Optional<Reading> parse(FileName file) {
    Matcher name = NAME.matcher(file.stem());
    return name.matches()
        ? Optional.of(
            new NamedClip(
                "crema-d", EMOTIONS.get(name.group(2).toUpperCase(Locale.ROOT)), name.group(1)))
        : Optional.empty();
  }
}
