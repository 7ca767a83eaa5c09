package org.undertone.learn.network;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The only door to PyTorch: its libraries are loaded when the first network is asked for, and never
 * otherwise.
 *
 * <p>They come from the jar {@code pytorch-native-cpu} of the platform, which DJL unpacks once to
 * {@code ~/.djl.ai} (to {@code DJL_CACHE_DIR}, if that is set; beside the temporary files, if the
 * home cannot be written). Nothing is downloaded and nothing reported to anyone. Every computation
 * takes one thread: many may run side by side.
 */
public final class PyTorch {

  /** Systems and processors that PyTorch's makers build DJL's libraries for. */
  private static final List<String> PLATFORMS =
      List.of("linux-x86_64", "linux-aarch64", "win-x86_64", "osx-aarch64");

  private static final String ALLOWED =
      "networks run on Linux x64 and arm64, Windows x64 and macOS arm64; a forest runs anywhere";

  private static final String LISTING = "native/lib/pytorch.properties";

  private static volatile boolean loaded;

  private PyTorch() {}

  /**
   * Sees to it that PyTorch is loaded; at once if it is. May be called by many threads.
   *
   * @throws PyTorchMissingException if there are no libraries for this platform, or they cannot be
   *     loaded; the next call tries again
   */
  public static void require() throws PyTorchMissingException {
    if (!loaded) {
      load();
    }
  }

  /**
   * Bids PyTorch keep to one thread in the calling one too. It heeds its number of threads in a
   * thread only from the first operation on that asks for it: convolutions and products before that
   * would be spread over all processors, and leave a pool of threads behind.
   */
  static void keepToOneThread() {
    JniUtils.getNumThreads();
  }

  /**
   * Why no network can run here, in words; empty if the libraries for this platform are on the
   * class path. Loads nothing.
   */
  public static Optional<String> obstacle() {
    try {
      String platform = thisPlatform();
      check(platform, bundled(platform));
      return Optional.empty();
    } catch (PyTorchMissingException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static synchronized void load() throws PyTorchMissingException {
    if (loaded) {
      return;
    }
    String platform = thisPlatform();
    check(platform, bundled(platform));
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    setDefault("ai.djl.pytorch.num_threads", "1");
    setDefault("ai.djl.pytorch.num_interop_threads", "1");
    PyTorchNatives.keepToOldestKernels();
    PyTorchNatives.keepFreedMemory();
    try {
      Engine.getEngine("PyTorch");
      PyTorchNatives.speakOfErrorsAlone();
    } catch (EngineException | AssertionError | LinkageError e) {
      throw new PyTorchMissingException(
          platform, "PyTorch's libraries for " + platform + " do not load: " + reason(e), e);
    }
    loaded = true;
  }

  private static String thisPlatform() {
    return platform(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /**
   * The platform as the jars name it, such as {@code linux-x86_64}.
   *
   * @param osName as the system property {@code os.name}
   * @param osArch as the system property {@code os.arch}
   */
  static String platform(String osName, String osArch) {
    String system = osName.replace(' ', '_');
    if (osName.startsWith("Linux")) {
      system = "linux";
    } else if (osName.startsWith("Windows")) {
      system = "win";
    } else if (osName.startsWith("Mac")) {
      system = "osx";
    }
    return system + "-" + (osArch.equals("amd64") ? "x86_64" : osArch);
  }

  /**
   * Refuses a platform that there are no libraries for.
   *
   * @param platform the platform of this program
   * @param bundled the platforms whose libraries are on the class path
   */
  static void check(String platform, List<String> bundled) throws PyTorchMissingException {
    if (!PLATFORMS.contains(platform)) {
      throw new PyTorchMissingException(
          platform, "there is no PyTorch for " + platform + ": " + ALLOWED, null);
    }
    if (!bundled.contains(platform)) {
      throw new PyTorchMissingException(
          platform,
          "PyTorch's libraries for "
              + platform
              + " are missing ("
              + (bundled.isEmpty() ? "there are none" : "there are those for " + bundled)
              + "): add the jar pytorch-native-cpu with the classifier "
              + platform
              + " to the class path, or choose a forest",
          null);
    }
  }

  /** The platforms whose libraries are on the class path, by the listing within each jar. */
  private static List<String> bundled(String platform) throws PyTorchMissingException {
    List<String> platforms = new ArrayList<>();
    try {
      ClassLoader classes = PyTorch.class.getClassLoader();
      for (URL listing : Collections.list(classes.getResources(LISTING))) {
        Properties properties = new Properties();
        try (InputStream in = listing.openStream()) {
          properties.load(in);
        }
        String classifier = properties.getProperty("classifier");
        if (classifier != null) {
          platforms.add(classifier);
        }
      }
    } catch (IOException e) {
      throw new PyTorchMissingException(
          platform, "the jars of PyTorch's libraries cannot be read: " + e.getMessage(), e);
    }
    return platforms;
  }

  /** The message of the innermost cause, which is the one that says something. */
  private static String reason(Throwable failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost.toString();
  }
}
