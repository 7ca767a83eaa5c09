package org.undertone.corpus;

import java.util.Locale;
import java.util.Map;
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

  private static final Map<String, Label> EMOTIONS =
      Map.ofEntries(
          Map.entry("angry", Label.ANGRY),
          Map.entry("anger", Label.ANGRY),
          Map.entry("disgust", Label.DISGUST),
          Map.entry("disgusted", Label.DISGUST),
          Map.entry("fear", Label.FEARFUL),
          Map.entry("fearful", Label.FEARFUL),
          Map.entry("happy", Label.HAPPY),
          Map.entry("happiness", Label.HAPPY),
          Map.entry("neutral", Label.NEUTRAL),
          Map.entry("sad", Label.SAD),
          Map.entry("sadness", Label.SAD),
          Map.entry("ps", Label.SURPRISED),
          Map.entry("surprise", Label.SURPRISED),
          Map.entry("surprised", Label.SURPRISED),
          Map.entry("pleasantsurprise", Label.SURPRISED),
          Map.entry("pleasantsurprised", Label.SURPRISED));

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
    String emotion = name.group(3).toLowerCase(Locale.ROOT).replaceAll("[_ -]", "");
    String speaker = name.group(2).toUpperCase(Locale.ROOT) + "F";
    return Optional.ofNullable(EMOTIONS.get(emotion))
        .map(label -> new NamedClip("tess", label, speaker, name.group(1)));
  }
}
