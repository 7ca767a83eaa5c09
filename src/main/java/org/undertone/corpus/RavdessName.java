package org.undertone.corpus;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.undertone.model.Label;

/**
 * RAVDESS: modality, vocal channel, emotion, intensity, statement, repetition, actor (odd male,
 * even female), such as {@code 03-01-05-02-01-01-07}. Songs (vocal channel 02) are no speech.
 */
final class RavdessName implements NameScheme {

  static final String CORPUS = "ravdess";

  private static final Pattern NAME =
      Pattern.compile("0[123]-(0[12])-0([1-8])-0[12]-0[12]-0[12]-(0[1-9]|1\\d|2[0-4])");

  private static final String SONG = "02";

  private static final List<Label> EMOTIONS =
      List.of(
          Label.NEUTRAL,
          Label.CALM,
          Label.HAPPY,
          Label.SAD,
          Label.ANGRY,
          Label.FEARFUL,
          Label.DISGUST,
          Label.SURPRISED);

  @Override
  public Optional<Reading> parse(FileName file) {
    Matcher name = NAME.matcher(file.stem());
    if (!name.matches()) {
      return Optional.empty();
    }
    String actor = name.group(3);
    if (name.group(1).equals(SONG)) {
      return Optional.of(
          new Unusable(Skipped.Reason.NOT_SPEECH, "a song", Optional.of(CORPUS + ":" + actor)));
    }
    Label label = EMOTIONS.get(Integer.parseInt(name.group(2)) - 1);
    return Optional.of(new NamedClip(CORPUS, label, actor));
  }
}
