package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undertone.evaluate.Bootstrap;
import org.undertone.model.Manifest;

class EvaluateOptionsTest {

  private static final Path DATA = Path.of("data");

  @Test
  void badOptions_areRefusedByName() {
    assertRefused("needs corpora to train on", Split.CORPUS, "", List.of());
    assertRefused("--train-on is for the protocol corpus", Split.CLIPS, "", List.of(DATA));
    assertRefused("folds must be ravdess-6 or grouped-2", Split.SPEAKERS, "grouped-1", List.of());
    assertRefused("--folds is for the protocol speakers", Split.LEAKY, "ravdess-6", List.of());
  }

  private static void assertRefused(String message, Split split, String folds, List<Path> trainOn) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new EvaluateOptions(
                    TrainOptions.of(Manifest.FOREST, List.of(DATA)),
                    split,
                    Optional.of(folds).filter(name -> !name.isEmpty()),
                    trainOn,
                    Bootstrap.DEFAULT));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }
}
