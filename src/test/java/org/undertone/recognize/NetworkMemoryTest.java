package org.undertone.recognize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.learn.network.NetworkType;
import org.undertone.testing.JavaProcess;
import org.undertone.testing.TestNetworks;

/**
 * Minutes long, and so run on demand: {@code ./mvnw test -Dundertone.soak=true
 * -Dtest=NetworkMemoryTest}.
 */
@EnabledIfSystemProperty(named = "undertone.soak", matches = "true")
class NetworkMemoryTest {

  private static final int PREDICTIONS = 10_000;
  private static final int ALLOWED_KILOBYTES = 20_000;

  @TempDir Path folder;

  @Test
  void network_askedTenThousandTimes_keepsNoNativeMemory() throws Exception {
    TestNetworks.bundle("companion", NetworkType.CNN_MEL).save(folder.resolve("companion"));
    soak("companion");
  }

  @Test
  void torchScript_askedTenThousandTimes_keepsNoNativeMemory() throws Exception {
    TestNetworks.saveWaveform(folder.resolve("brought"), "brought");
    soak("brought");
  }

  private void soak(String id) throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "memory is read from Linux");
    JavaProcess.Run run =
        new JavaProcess()
            .option("-Xms128m")
            .option("-Xmx128m")
            .option("-XX:+AlwaysPreTouch")
            .run(folder, PredictionSoak.class.getName(), id, String.valueOf(PREDICTIONS));
    assertEquals(0, run.code(), run.err());
    System.out.println(run.out());
    Matcher grown = Pattern.compile("grown by (-?\\d+) kB").matcher(run.out());
    assertTrue(grown.find(), run.out());
    assertTrue(Integer.parseInt(grown.group(1)) < ALLOWED_KILOBYTES, run.out());
  }
}
