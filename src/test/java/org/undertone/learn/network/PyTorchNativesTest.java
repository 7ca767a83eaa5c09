package org.undertone.learn.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the process has no getenv by itself there")
class PyTorchNativesTest {

  private static final int STEPS = 8;
  private static final int ARRAYS = 10;
  private static final long ARRAY_BYTES = 16 << 20;
  private static final long LARGEST_PAGE_BYTES = 64 << 10;

  @Test
  void setEnvironment_isSeenByNativeCodeAlone() {
    PyTorchNatives.setEnvironment("UNDERTONE_NATIVES_TEST", "one");
    assertEquals("one", inNativeCode("UNDERTONE_NATIVES_TEST"));
    PyTorchNatives.setEnvironment("UNDERTONE_NATIVES_TEST", "other");
    assertEquals("other", inNativeCode("UNDERTONE_NATIVES_TEST"));
    assertEquals(null, System.getenv("UNDERTONE_NATIVES_TEST"));
  }

  @Test
  void loading_keepsOneDnnToItsOldestKernels_unlessTheEnvironmentSaysHowFar() throws Exception {
    PyTorch.require();
    String given = System.getenv("ONEDNN_MAX_CPU_ISA");
    assertEquals(given == null ? "SSE41" : given, inNativeCode("ONEDNN_MAX_CPU_ISA"));
  }

  /**
   * Counts the pages that the system had to hand out, those that it had been given back: of glibc
   * by itself most of every second step. Other threads may take some of what is kept.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  void loading_keepsFreedMemoryForTheNextStep() throws Exception {
    PyTorch.require();
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      steps(manager);
      long before = pagesHandedOut();
      steps(manager);
      long handedOut = pagesHandedOut() - before;
      long pages = STEPS * ARRAYS * ARRAY_BYTES / LARGEST_PAGE_BYTES;
      assertTrue(handedOut < pages / 4, handedOut + " pages");
    }
  }

  private static void steps(NDManager manager) {
    for (int i = 0; i < STEPS; i++) {
      step(manager);
    }
  }

  /** As a step of a training has it: many arrays at once, all of which are freed at its end. */
  private static void step(NDManager manager) {
    List<NDArray> arrays = new ArrayList<>();
    for (int i = 0; i < ARRAYS; i++) {
      arrays.add(manager.zeros(new Shape(ARRAY_BYTES / Float.BYTES)));
    }
    arrays.forEach(NDArray::close);
  }

  /** To this thread: {@code minflt} of proc_pid_stat(5), the eighth field after the name's end. */
  private static long pagesHandedOut() throws IOException {
    String stat = Files.readString(Path.of("/proc/thread-self/stat"));
    try (Scanner fields = new Scanner(stat.substring(stat.lastIndexOf(')') + 2))) {
      return Long.parseLong(fields.tokens().skip(7).findFirst().orElseThrow());
    }
  }

  private static String inNativeCode(String name) {
    return NativeLibrary.getProcess()
        .getFunction("getenv")
        .invokeString(new Object[] {name}, false);
  }
}
