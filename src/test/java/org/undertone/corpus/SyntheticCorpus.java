package org.undertone.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.undertone.testing.SyntheticSpeech;

/**
 * Synthesised speech under the file names of published corpora; each emotion has a manner of its
 * own.
 */
public final class SyntheticCorpus {

  /** Of the 16-bit files that are written. */
  public static final int RATE_HZ = 16_000;

  /** Neutral and its kin soft, angry and fearful loud. */
  private static final double[] LEVELS_DBFS = {-32, -35, -23, -38, -14, -17, -29, -20};

  /** Of the files under the names of TESS, as in the original. */
  public static final int TESS_RATE_HZ = 24_414;

  private static final int SAVEE_RATE_HZ = 44_100;

  /** By the numbers of RAVDESS, from neutral to surprised; EMO-DB has boredom for calm. */
  private static final List<String> EMO_DB = List.of("N", "L", "F", "T", "W", "A", "E");

  private static final List<String> TESS =
      List.of("neutral", "", "happy", "sad", "angry", "fear", "disgust", "ps");

  private static final List<String> SAVEE = List.of("n", "", "h", "sa", "a", "f", "d", "su");

  private static final List<String> WORDS = List.of("back", "bar", "calm", "fall", "sad", "young");

  private SyntheticCorpus() {}

  /**
   * Writes all eight emotions of each actor, {@code takes} times (1 to 4), below {@code folder}.
   */
  public static Path ravdess(Path folder, int takes, int... actors) throws IOException {
    for (int actor : actors) {
      Path home = folder.resolve(String.format(Locale.ROOT, "Actor_%02d", actor));
      Files.createDirectories(home);
      for (int emotion = 1; emotion <= 8; emotion++) {
        for (int take = 0; take < takes; take++) {
          String name =
              String.format(
                  Locale.ROOT,
                  "03-01-%02d-01-%02d-%02d-%02d.wav",
                  emotion,
                  1 + take / 2,
                  1 + take % 2,
                  actor);
          Files.write(home.resolve(name), speech(emotion, actor, take).wav(RATE_HZ));
        }
      }
    }
    return folder;
  }

  /** Writes the seven emotions of EMO-DB of each speaker, {@code takes} times (1 to 9). */
  public static Path emoDb(Path folder, int takes, int... speakers) throws IOException {
    for (int speaker : speakers) {
      for (int emotion = 1; emotion <= EMO_DB.size(); emotion++) {
        for (int take = 0; take < takes; take++) {
          String name =
              String.format(
                  Locale.ROOT, "%02da%02d%sa.wav", speaker, 1 + take, EMO_DB.get(emotion - 1));
          write(folder.resolve("wav").resolve(name), speech(emotion, speaker, take), RATE_HZ);
        }
      }
    }
    return folder;
  }

  /** Writes the seven emotions of both actresses of TESS, {@code takes} times (1 to 6). */
  public static Path tess(Path folder, int takes) throws IOException {
    for (String speaker : List.of("OAF", "YAF")) {
      for (int emotion = 1; emotion <= TESS.size(); emotion++) {
        for (int take = 0; take < takes && !TESS.get(emotion - 1).isEmpty(); take++) {
          String word = TESS.get(emotion - 1);
          Path file =
              folder
                  .resolve(speaker + "_" + word)
                  .resolve(speaker + "_" + WORDS.get(take) + "_" + word + ".wav");
          write(file, speech(emotion, speaker.equals("OAF") ? 2 : 4, take), TESS_RATE_HZ);
        }
      }
    }
    return folder;
  }

  /** Writes the seven emotions of the four speakers of SAVEE, {@code takes} times (1 to 9). */
  public static Path savee(Path folder, int takes) throws IOException {
    List<String> speakers = List.of("DC", "JE", "JK", "KL");
    for (String speaker : speakers) {
      for (int emotion = 1; emotion <= SAVEE.size(); emotion++) {
        for (int take = 0; take < takes && !SAVEE.get(emotion - 1).isEmpty(); take++) {
          Path file =
              folder.resolve(speaker).resolve(SAVEE.get(emotion - 1) + "0" + (1 + take) + ".wav");
          int actor = 1 + 2 * speakers.indexOf(speaker);
          write(file, speech(emotion, actor, take), SAVEE_RATE_HZ);
        }
      }
    }
    return folder;
  }

  private static void write(Path file, SyntheticSpeech speech, int rateHz) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, speech.wav(rateHz));
  }

  /** One utterance: emotions differ in pitch, accent, tempo and level; actors in pitch. */
  public static SyntheticSpeech speech(int emotion, int actor, int take) {
    return SyntheticSpeech.DEFAULT
        .withSeconds(0.8)
        .withPitchHz((actor % 2 == 0 ? 200 : 110) * (1 + 0.08 * emotion + 0.01 * (actor % 5)))
        .withAccentSemitones(1 + emotion % 4 * 2)
        .withSyllablesPerSecond(3 + emotion % 3 * 1.5)
        .withLevelDbfs(LEVELS_DBFS[emotion - 1])
        .withSeed(1000L * actor + 10L * emotion + take);
  }
}
