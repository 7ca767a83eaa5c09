package org.undertone.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.undertone.testing.SyntheticSpeech;

/** Synthesised speech under the file names of RAVDESS; each emotion has a manner of its own. */
public final class SyntheticCorpus {

  /** Of the 16-bit files that are written. */
  public static final int RATE_HZ = 16_000;

  /** Neutral and its kin soft, angry and fearful loud. */
  private static final double[] LEVELS_DBFS = {-32, -35, -23, -38, -14, -17, -29, -20};

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
