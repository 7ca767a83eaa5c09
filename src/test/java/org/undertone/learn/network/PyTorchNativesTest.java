package org.undertone.learn.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.jna.NativeLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the process has no getenv by itself there")
class PyTorchNativesTest {

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

  private static String inNativeCode(String name) {
    return NativeLibrary.getProcess()
        .getFunction("getenv")
        .invokeString(new Object[] {name}, false);
  }
}
