package org.undertone.learn.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.sun.jna.NativeLibrary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PyTorchNativesTest {

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void setEnvironment_isSeenByNativeCodeAlone() {
    PyTorchNatives.setEnvironment("UNDERTONE_NATIVES_TEST", "one");
    assertEquals("one", inNativeCode("UNDERTONE_NATIVES_TEST"));
    PyTorchNatives.setEnvironment("UNDERTONE_NATIVES_TEST", "other");
    assertEquals("other", inNativeCode("UNDERTONE_NATIVES_TEST"));
    assertEquals(null, System.getenv("UNDERTONE_NATIVES_TEST"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void loading_keepsOneDnnFromAvx512_unlessTheEnvironmentSaysHowFar() throws Exception {
    PyTorch.require();
    String given = System.getenv("ONEDNN_MAX_CPU_ISA");
    assertEquals(given == null ? "AVX2" : given, inNativeCode("ONEDNN_MAX_CPU_ISA"));
  }

  @Test
  void training_whereMemoryHeldNaNBefore_givesFiniteNumbers() throws Exception {
    PyTorch.require();
    for (int run = 0; run < 12; run++) {
      leaveNaN();
      TrainedNetwork trained =
          NetworkTrainer.fit(
              NetworkType.CNN_MEL,
              Tensors.samples(NetworkType.CNN_MEL, 16, 1),
              Tensors.samples(NetworkType.CNN_MEL, 4, 2),
              Tensors.LABELS,
              NetworkInput.AS_IS,
              Tensors.quick(1),
              Optional.empty(),
              epoch -> {});
      assertTrue(Double.isFinite(trained.curve().epochs().get(0).trainingLoss()));
    }
  }

  /** Fills native memory of many sizes with NaN and gives it back. */
  private static void leaveNaN() {
    List<NDArray> filled = new ArrayList<>();
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      for (int bits = 6; bits < 18; bits++) {
        float[] values = new float[1 << bits];
        Arrays.fill(values, Float.NaN);
        for (int copy = 0; copy < 8; copy++) {
          filled.add(manager.create(values).mul(1));
        }
      }
      filled.forEach(NDArray::close);
    }
  }

  private static String inNativeCode(String name) {
    return NativeLibrary.getProcess()
        .getFunction("getenv")
        .invokeString(new Object[] {name}, false);
  }
}
