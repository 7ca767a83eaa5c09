package org.undertone.learn.network;

import ai.djl.pytorch.jni.LibUtils;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What PyTorch's libraries heed that DJL has no word for. Where native functions cannot be called,
 * since JNA's library cannot be unpacked or they bear other names, nothing is changed: answers are
 * the same without.
 */
final class PyTorchNatives {

  private static final String ISA = "ONEDNN_MAX_CPU_ISA";

  /** As {@code c10/util/logging_is_not_google_glog.h} counts: above warnings. */
  private static final int ERRORS = 2;

  /** Of glibc's {@code mallopt}, as its {@code malloc.h} numbers them. */
  private static final int TRIM_THRESHOLD = -1;

  private static final int TOP_PAD = -2;
  private static final int MMAP_THRESHOLD = -3;

  /** The largest that glibc takes. */
  private static final int LARGEST_BLOCK_BYTES = 32 << 20;

  private static final int KEPT_BYTES = 1 << 30;

  /**
   * That of what a thread's blocks are taken from: with so much to spare it is never given back.
   */
  private static final int ARENA_BYTES = 64 << 20;

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
   * Bids glibc keep what an operation frees for the next one, unless the environment says how it is
   * to do. By itself it gives large blocks back to the system, which has to fill every page with
   * zeros when the next step of a training asks for as much again: an epoch of dense layers such as
   * those of {@code studio}, of 1,536 clips, took 0.7 to 8.8 s, mostly 2 to 6, in place of 0.6 to
   * 1.5. Other systems' memory is left to them.
   */
  static void keepFreedMemory() {
    boolean said =
        Stream.of(
                "MALLOC_MMAP_THRESHOLD_",
                "MALLOC_TOP_PAD_",
                "MALLOC_TRIM_THRESHOLD_",
                "GLIBC_TUNABLES")
            .anyMatch(name -> System.getenv(name) != null);
    if (Platform.isLinux() && !said) {
      attempt(
          () -> {
            setAllocation(MMAP_THRESHOLD, LARGEST_BLOCK_BYTES);
            setAllocation(TRIM_THRESHOLD, KEPT_BYTES);
            setAllocation(TOP_PAD, ARENA_BYTES);
          });
    }
  }

  private static void setAllocation(int parameter, int value) {
    NativeLibrary.getProcess().getFunction("mallopt").invokeInt(new Object[] {parameter, value});
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
