package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.testing.TestModels;

final class CheckpointsTest {

  private static final Instant NOW = Instant.parse("2026-01-31T00:00:00Z");

  @TempDir private Path temp;

  @Test
  void prune_forgetsRunsOfWhichNothingWasWrittenForLong() throws IOException {
    Checkpoints.prune(temp, NOW); // of a folder that is not there
    Path abandoned = run("abandoned", 61, 75);
    Path goneOnWith = run("gone-on-with", 59, 75);
    Checkpoints.prune(temp, NOW);
    assertFalse(Files.exists(abandoned));
    try (Stream<Path> files = Files.list(goneOnWith)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void clear_forgetsOneRunAlone() throws IOException {
    Checkpoints one = checkpoints("speakers");
    Checkpoints other = checkpoints("clips");
    one.clear(); // of a folder that is not there
    for (Checkpoints run : new Checkpoints[] {one, other}) {
      Files.createDirectories(run.file("fold-1").getParent());
      Files.writeString(run.file("fold-1"), "a fit");
    }
    one.clear();
    assertFalse(Files.exists(one.file("fold-1").getParent()));
    assertTrue(Files.exists(other.file("fold-1")));
  }

  @Test
  void anotherBuild_goesOnFromNothing() {
    assertNotEquals(ofBuild("one").file("fold-1"), ofBuild("other").file("fold-1"));
    assertEquals(ofBuild("one").file("fold-1"), ofBuild("one").file("fold-1"));
  }

  private Checkpoints ofBuild(String build) {
    return new Checkpoints(temp, build, "any", TestModels.manifest("any").provenance());
  }

  private Checkpoints checkpoints(String protocol) {
    return new Checkpoints(temp, protocol, TestModels.manifest("any").provenance());
  }

  /** A folder with a file for each age. */
  private Path run(String name, int... days) throws IOException {
    Path folder = Files.createDirectories(temp.resolve("training").resolve(name));
    for (int age : days) {
      Path file = Files.writeString(folder.resolve("fold-" + age + ".ckpt"), "a fit");
      setAge(file, age);
    }
    setAge(folder, 75);
    return folder;
  }

  private static void setAge(Path path, int days) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(NOW.minus(Duration.ofDays(days))));
  }
}
