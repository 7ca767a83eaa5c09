package org.undertone.learn.network;

import ai.djl.pytorch.jni.LibUtils;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.nio.file.Path;

/**
 * What PyTorch's libraries heed that DJL has no word for. Where native functions cannot be called,
 * since JNA's library cannot be unpacked or they bear other names, nothing is changed: answers are
 * the same without.
 */
final class PyTorchNatives {

  private static final String ISA = "ONEDNN_MAX_CPU_ISA";

  /** As {@code c10/util/logging_is_not_google_glog.h} counts: above warnings. */
  private static final int ERRORS = 2;

  private PyTorchNatives() {}

  /**
   * Keeps oneDNN, which is asked for convolutions, to its oldest kernels, unless the environment
   * says how far it may go. To be called before the libraries are loaded.
   *
   * <p>On a processor with AVX-512 the newer kernels (version 3.7) lost networks to NaN while they
   * learned: those for AVX-512 itself where gradients go back through strided convolutions, since
   * they multiply memory that nobody wrote by 0; those for AVX and AVX2 with {@code cnn-frames}.
   * Answers take as long with the oldest; a small training of {@code cnn-mel} 18 s in place of 12.
   */
  static void keepToOldestKernels() {
    if (System.getenv(ISA) == null) {
      attempt(() -> setEnvironment(ISA, "SSE41"));
    }
  }

  /** For libraries that are loaded later; Java itself goes on seeing what it began with. */
  static void setEnvironment(String name, String value) {
    if (Platform.isWindows()) {
      NativeLibrary.getInstance("kernel32")
          .getFunction("SetEnvironmentVariableA")
          .invokeInt(new Object[] {name, value});
    } else {
      NativeLibrary.getProcess().getFunction("setenv").invokeInt(new Object[] {name, value, 1});
    }
  }

  /**
   * Stills what PyTorch writes to standard error below errors: on processors that NNPACK, which is
   * never used, does not know, a warning at every convolution. To be called when the libraries are
   * loaded.
   */
  static void speakOfErrorsAlone() {
    Path library = Path.of(LibUtils.getLibtorchPath(), System.mapLibraryName("c10"));
    attempt(
        () ->
            NativeLibrary.getInstance(library.toString())
                .getGlobalVariableAddress("FLAGS_caffe2_log_level")
                .setInt(0, ERRORS));
  }

  private static void attempt(Runnable change) {
    try {
      change.run();
    } catch (LinkageError e) {
      return;
    }
  }
}
