package org.undertone.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The way to the speech that lies beside the clone and is not part of it. Tests that need it skip
 * where it is absent: {@code assumeTrue(TestData.ravdess().isPresent(), "no RAVDESS at hand")}.
 */
public final class TestData {

  private TestData() {}

  /** The folder of corpora: system property {@code undertone.data}, else {@code ../shared/data}. */
  public static Optional<Path> corpora() {
    return folder(Path.of(System.getProperty("undertone.data", "../shared/data")));
  }

  public static Optional<Path> ravdess() {
    return corpora().flatMap(data -> folder(data.resolve("ravdess")));
  }

  public static Optional<Path> cremaD() {
    return corpora().flatMap(data -> folder(data.resolve("crema-d")));
  }

  /**
   * The folder of librosa's numbers: system property {@code undertone.reference}, else {@code
   * ../shared/reference}.
   */
  public static Optional<Path> reference() {
    return folder(Path.of(System.getProperty("undertone.reference", "../shared/reference")));
  }

  private static Optional<Path> folder(Path path) {
    return Optional.of(path).filter(Files::isDirectory);
  }
}
