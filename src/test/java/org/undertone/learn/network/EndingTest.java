package org.undertone.learn.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.testing.JavaProcess;

class EndingTest {

  @TempDir private Path folder;

  /** Threads that were computing in PyTorch at exit used to bring the program down (SIGSEGV). */
  @Test
  void training_isAtRest_whenTheProgramEnds() throws Exception {
    JavaProcess.Run run =
        new JavaProcess()
            .option("-XX:ErrorFile=" + folder.resolve("crash.log"))
            .run(folder, TrainingAtTheEnd.class.getName(), folder.toString());
    assertEquals(TrainingAtTheEnd.CODE, run.code(), run.out() + run.err());
    assertEquals("at rest", run.out().strip());
    assertTrue(Files.notExists(folder.resolve("crash.log")));
    assertTrue(Files.exists(folder.resolve("0.checkpoint")));
  }
}
