package org.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.testing.TestModels;

@Timeout(60)
class ServeCommandTest {

  @TempDir Path home;

  @BeforeEach
  void preparePage() throws IOException {
    Files.createDirectories(home.resolve("web"));
    Files.writeString(home.resolve("web/index.html"), "<!doctype html><title>page</title>");
  }

  @Test
  void serve_saysWhereItListensAndStopsWhenInterrupted() throws Exception {
    TestModels.forest("classic").save(home.resolve("models/classic"));
    Lines out = new Lines();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            CliRun.utf8(new ByteArrayOutputStream()),
            false);
    CompletableFuture<Integer> code = new CompletableFuture<>();
    Thread serving =
        new Thread(
            () ->
                code.complete(
                    new Main(new Home(home), terminal, home, Map.of("UNDERTONE_PORT", "0"))
                        .run("serve")));
    serving.start();
    String line = out.take();
    Matcher address =
        Pattern.compile("Undertone listens on (http://127.0.0.1:\\d+), Ctrl-C stops it")
            .matcher(line);
    assertTrue(address.matches(), line);
    HttpResponse<String> health =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(address.group(1) + "/api/v1/health/ready"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertEquals(200, health.statusCode());
    serving.interrupt();
    assertEquals(0, code.get(30, TimeUnit.SECONDS));
  }

  @Test
  void serve_withoutAModel_refusesAndSaysWhereItLooked() {
    CliRun run = CliRun.of(home, "serve", "--port", "0");
    assertEquals(1, run.code());
    assertEquals(
        "undertone: "
            + home.resolve("models")
            + ": found no model \"classic\"; needed is a model bundle, and there is none\n",
        run.err());
    assertEquals("", run.out());
  }

  @Test
  void serve_onATakenPort_fails() throws IOException {
    TestModels.forest("classic").save(home.resolve("models/classic"));
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CliRun run = CliRun.of(home, "serve", "--port", String.valueOf(taken.getLocalPort()));
      assertEquals(1, run.code());
      assertTrue(run.err().contains("127.0.0.1:" + taken.getLocalPort()), run.err());
      assertEquals(1, run.err().lines().count());
    }
  }

  @Test
  void serve_withAPortOutOfRange_isWrongUsage() {
    CliRun run = CliRun.of(home, "serve", "--port", "65536");
    assertEquals(2, run.code());
    assertEquals("undertone: --port must lie in 0..65535, got 65536\n", run.err());
  }

  @Test
  void serve_byWhatIsNoName_isWrongUsage() {
    String said =
        "undertone: --hosts must be names as voice.example, without scheme and port, got \"a:80\"";
    CliRun run = CliRun.of(home, "serve", "--hosts=b.example,a:80");
    assertEquals(2, run.code());
    assertEquals(said + "\n", run.err());
    assertEquals(
        said + " (from UNDERTONE_HOSTS)\n",
        CliRun.with(home, Map.of("UNDERTONE_HOSTS", "a:80"), "serve").err());
  }

  /** Hands whole lines over to another thread. */
  private static final class Lines extends OutputStream {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Override
    public void write(int b) {
      if (b == '\n') {
        lines.add(line.toString(StandardCharsets.UTF_8));
        line.reset();
      } else {
        line.write(b);
      }
    }

    String take() throws InterruptedException {
      return lines.take();
    }
  }
}
