package org.undertone.corpus;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sex of a speaker, as the published corpora state it. */
public enum Sex {
  FEMALE,
  MALE;

  private static final Set<String> WOMEN =
      Set.of(
          "emo-db:08", "emo-db:09", "emo-db:13", "emo-db:14", "emo-db:16", "tess:OAF", "tess:YAF");

  private static final Set<String> MEN =
      Set.of(
          "emo-db:03",
          "emo-db:10",
          "emo-db:11",
          "emo-db:12",
          "emo-db:15",
          "savee:DC",
          "savee:JE",
          "savee:JK",
          "savee:KL");

  private static final Pattern NUMBERED = Pattern.compile("(ravdess|crema-d):(\\d{2,4})");

  private static final int FIRST_CREMA_D_ACTOR = 1001;

  /** The actors of CREMA-D in their order, ten in a row, by its file VideoDemographics.csv. */
  private static final String CREMA_D_ACTORS =
      "MFFFMFFFFF"
          + "MFFMMMMFMF"
          + "FMMFFMMFFF"
          + "MMMMMMFMMM"
          + "MMFMMFFMFM"
          + "MFFFFFMFMF"
          + "FMFMMMMMMM"
          + "MFFFFFMFFM"
          + "MFMFMMMMFM"
          + "F";

  /**
   * The sex of a speaker of a published corpus.
   *
   * @param speaker named as in {@link Utterance}, such as {@code savee:DC}
   * @return empty where no corpus tells
   */
  public static Optional<Sex> of(String speaker) {
    if (WOMEN.contains(speaker)) {
      return Optional.of(FEMALE);
    }
    if (MEN.contains(speaker)) {
      return Optional.of(MALE);
    }
    Matcher numbered = NUMBERED.matcher(speaker);
    if (!numbered.matches()) {
      return Optional.empty();
    }
    int actor = Integer.parseInt(numbered.group(2));
    return numbered.group(1).equals(RavdessName.CORPUS)
        ? Optional.of(maleIf(actor % 2 == 1))
        : ofCremaD(actor);
  }

  private static Optional<Sex> ofCremaD(int actor) {
    int index = actor - FIRST_CREMA_D_ACTOR;
    return index < 0 || index >= CREMA_D_ACTORS.length()
        ? Optional.empty()
        : Optional.of(maleIf(CREMA_D_ACTORS.charAt(index) == 'M'));
  }

  private static Sex maleIf(boolean male) {
    return male ? MALE : FEMALE;
  }
}
