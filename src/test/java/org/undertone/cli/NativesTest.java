package org.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.learn.network.NetworkType;
import org.undertone.testing.JavaProcess;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestModels;
import org.undertone.testing.TestNetworks;

/** PyTorch's libraries, in programs of their own: needed by networks, and by nothing else. */
class NativesTest {

  private static final String NATIVE_JAR = "pytorch-native-cpu";

  @TempDir private static Path home;

  @BeforeAll
  static void prepare() throws Exception {
    TestModels.forest("classic").save(home.resolve("models/classic"));
    TestNetworks.bundle("companion", NetworkType.CNN_MEL).save(home.resolve("models/companion"));
    Files.write(home.resolve("voice.wav"), SyntheticSpeech.DEFAULT.wav(16_000));
  }

  @Test
  void network_withoutTheLibraries_isRefusedSayingWhichJarIsMissing() throws Exception {
    JavaProcess.Run run = undertone(without(), "predict", "--model", "companion", "voice.wav");
    assertEquals(1, run.code());
    assertEquals("", run.out());
    assertTrue(
        run.err()
            .matches(
                "undertone: .*model\\.json: found the network cnn-mel; needed is PyTorch to run it,"
                    + " but PyTorch's libraries for \\S+ are missing \\(there are none\\): add the"
                    + " jar pytorch-native-cpu with the classifier \\S+ to the class path, or"
                    + " choose a forest\n"),
        run.err());
  }

  @Test
  void models_withoutTheLibraries_areListedAndSaidToBeUnableToRun() throws Exception {
    JavaProcess.Run run = undertone(without(), "models");
    assertEquals(0, run.code(), run.err());
    assertFalse(run.out().lines().toList().get(0).contains("(cannot run here)"), run.out());
    assertTrue(run.out().lines().toList().get(1).endsWith("(cannot run here)"), run.out());
  }

  @Test
  void forest_needsNoLibrariesAndUnpacksNone() throws Exception {
    assertEquals(0, undertone(without(), "predict", "voice.wav").code());
    Path cache = home.resolve("unpacked");
    JavaProcess.Run run =
        undertone(new JavaProcess().set("DJL_CACHE_DIR", cache.toString()), "predict", "voice.wav");
    assertEquals(0, run.code(), run.err());
    assertFalse(Files.exists(cache));
  }

  @Test
  void network_answersWithoutAWordOnStandardError() throws Exception {
    JavaProcess.Run run =
        undertone(new JavaProcess(), "predict", "--json", "--model", "companion", "voice.wav");
    assertEquals("", run.err());
    assertEquals(0, run.code());
    assertTrue(run.out().contains("\"type\":\"cnn-mel\""), run.out());
  }

  private static JavaProcess without() {
    return new JavaProcess().without(NATIVE_JAR);
  }

  private static JavaProcess.Run undertone(JavaProcess process, String... arguments)
      throws Exception {
    return process
        .option("-Dundertone.home=" + home)
        .run(home, "org.undertone.cli.Main", arguments);
  }
}
