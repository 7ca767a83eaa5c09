package org.undertone.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undertone.audio.AudioLimits;
import org.undertone.model.ModelStore;
import org.undertone.testing.TestModels;

/** When the server starts, when it refuses to, and what it says then. */
class StartTest {

  private static final Path WEB = Path.of("web");

  @TempDir private Path folder;

  @Test
  void model_thatIsNotThere_isRefusedByName() {
    ModelStore none = new ModelStore(folder.resolve("models"));
    IOException e = assertThrows(IOException.class, () -> server(WEB, none));
    assertTrue(
        e.getMessage().startsWith(none.folder() + ": found no model \"classic\";"), e.getMessage());
  }

  @Test
  void model_thatIsDamaged_isLeftOutUnlessItIsTheDefault() throws Exception {
    ModelStore models = models();
    Files.createDirectories(models.folder().resolve("broken"));
    Files.writeString(models.folder().resolve("broken/model.json"), "{");
    try (UndertoneServer server = server(WEB, models)) {
      server.start();
      assertTrue(server.port() > 0);
    }
    assertThrows(
        IOException.class,
        () ->
            new UndertoneServer(
                TestServer.options(folder.resolve("temp"), 1, 1), models, "broken"));
  }

  @Test
  void page_thatIsNotThere_isRefusedNamingTheFile() throws Exception {
    ModelStore models = models();
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> server(folder, models));
    assertTrue(e.getMessage().contains(folder.resolve("index.html").toString()), e.getMessage());
  }

  @Test
  void page_inAFolderBehindALink_isServed() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), WEB.toAbsolutePath().getParent());
    try (UndertoneServer server = server(link.resolve("web"), models())) {
      server.start();
      try (InputStream page =
          URI.create("http://127.0.0.1:" + server.port() + "/").toURL().openStream()) {
        assertArrayEquals(Files.readAllBytes(WEB.resolve("index.html")), page.readAllBytes());
      }
    }
  }

  @Test
  void linkInTheFolderOfThePage_isNotThere() throws Exception {
    Path web = Files.createDirectories(folder.resolve("web"));
    Path page = Files.writeString(web.resolve("index.html"), "<!DOCTYPE html>");
    Files.createSymbolicLink(web.resolve("linked.html"), page);
    try (UndertoneServer server = server(web, models())) {
      server.start();
      HttpClient client = HttpClient.newHttpClient();
      HttpRequest.Builder linked =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/linked.html"));
      RefusalTest.assertProblem(
          404, "not-found", client.send(linked.GET().build(), BodyHandlers.ofString()));
      HttpRequest head = linked.method("HEAD", BodyPublishers.noBody()).build();
      assertEquals(404, client.send(head, BodyHandlers.ofString()).statusCode());
    }
  }

  @Test
  void port_thatIsTaken_isRefusedNamingIt(@TempDir Path other) throws Exception {
    try (TestServer first = new TestServer(other)) {
      int port = first.server.port();
      ServerOptions same = TestServer.options(folder.resolve("temp"), 1, 1).at("127.0.0.1", port);
      try (UndertoneServer second = new UndertoneServer(same, models(), "classic")) {
        IOException e = assertThrows(IOException.class, second::start);
        assertTrue(e.getMessage().contains("127.0.0.1:" + port), e.getMessage());
      }
    }
  }

  @Test
  void host_thatIsNotOfThisMachine_isRefusedNamingIt() throws Exception {
    ServerOptions elsewhere = TestServer.options(folder.resolve("temp"), 1, 1).at("192.0.2.1", 0);
    try (UndertoneServer server = new UndertoneServer(elsewhere, models(), "classic")) {
      IOException e = assertThrows(IOException.class, server::start);
      assertTrue(e.getMessage().contains("192.0.2.1:0"), e.getMessage());
    }
  }

  @Test
  void leftovers_ofAnEarlierRun_areDeletedAtStart() throws Exception {
    Path uploads = Files.createDirectories(folder.resolve("temp/uploads"));
    for (String place : List.of(".", "999999999999", "ended", "ended/received.form")) {
      Files.writeString(
          Files.createDirectories(uploads.resolve(place)).resolve("left.upload"), "voice");
    }
    Files.writeString(uploads.resolve("ended.lock"), "");
    Path cache = Files.writeString(folder.resolve("temp/cached"), "kept");
    try (UndertoneServer server = server(WEB, models())) {
      server.start();
      String[] left = uploads.toFile().list();
      Arrays.sort(left);
      assertEquals(List.of(left[0], left[0] + ".lock"), List.of(left));
      assertEquals(0, uploads.resolve(left[0]).toFile().list().length);
      assertTrue(Files.exists(cache));
    }
    assertEquals(0, uploads.toFile().list().length);
  }

  @Test
  void servers_thatStartAndStopAtOnce_doNotDisturbEachOther() throws Exception {
    Path temp = folder.resolve("temp");
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> each = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        each.add(
            pool.submit(
                () -> {
                  try (Uploads uploads = new Uploads(temp, 1000)) {
                    assertTrue(Files.isDirectory(uploads.folder()));
                  }
                  return null;
                }));
      }
      for (Future<?> one : each) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertEquals(0, temp.resolve("uploads").toFile().list().length);
  }

  @Test
  void whatAServerOfAnotherProcessIsAtWorkOn_stays() throws Exception {
    Path theirs = folder.resolve("temp/uploads/theirs");
    Path upload = Files.writeString(Files.createDirectories(theirs).resolve("a.upload"), "voice");
    Process other = holder(Path.of(theirs + ".lock"));
    try {
      server(WEB, models()).close();
      assertTrue(Files.exists(upload));
      other.destroy();
      other.waitFor();
      server(WEB, models()).close();
      assertFalse(Files.exists(theirs));
    } finally {
      other.destroy();
    }
  }

  private static Path lockFile(Path uploads) throws IOException {
    try (Stream<Path> content = Files.list(uploads)) {
      return content.filter(file -> file.toString().endsWith(".lock")).findFirst().orElseThrow();
    }
  }

  /** A process that holds a lock, once this returns. */
  private Process holder(Path lockFile) throws IOException {
    Path program =
        Files.writeString(
            folder.resolve("Holder.java"),
            """
            import java.nio.channels.FileChannel;
            import java.nio.file.Path;
            import java.nio.file.StandardOpenOption;

            class Holder {
              public static void main(String[] args) throws Exception {
                FileChannel.open(
                        Path.of(args[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .lock();
                System.out.println("held");
                System.in.read();
              }
            }
            """);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                program.toString(),
                lockFile.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertEquals("held", process.inputReader().readLine());
    return process;
  }

  @Test
  void twoServersOfOneProcess_leaveEachOtherAlone() throws Exception {
    Path uploads = folder.resolve("temp/uploads");
    try (UndertoneServer first = server(WEB, models())) {
      Path theirs = Path.of(lockFile(uploads).toString().replace(".lock", ""));
      Path upload = Files.writeString(theirs.resolve("a.upload"), "voice");
      server(WEB, models()).close();
      assertTrue(Files.exists(upload));
      assertEquals(2, uploads.toFile().list().length);
      first.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://127.0.0.1:8080",
    "0.0.0.0,   http://127.0.0.1:8080",
    "'::',      http://[::1]:8080",
    "fe80::1,   http://[fe80::1]:8080",
    "example.org, http://example.org:8080"
  })
  void address_isOneAtWhichBrowsersRecord(String host, String expected) {
    assertEquals(expected, UndertoneServer.address(host, 8080));
  }

  @Test
  void defaults_bindToThisMachineAlone() {
    assertEquals("127.0.0.1", ServerOptions.DEFAULT.host());
    assertEquals(AudioLimits.DEFAULT, ServerOptions.DEFAULT.limits());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0, 1, 1, host must be",
    "localhost, -1, 1, 1, 'port must lie in 0..65535, got -1'",
    "localhost, 65536, 1, 1, 'port must lie in 0..65535, got 65536'",
    "localhost, 0, 0, 1, 'workers must lie in 1..1024, got 0'",
    "localhost, 0, 1025, 1, 'workers must lie in 1..1024, got 1025'",
    "localhost, 0, 1, 0, 'queue must lie in 1..10000, got 0'",
    "localhost, 0, 1, 10001, 'queue must lie in 1..10000, got 10001'"
  })
  void options_outOfRange_areRefusedByName(
      String host, int port, int workers, int queue, String message) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new ServerOptions(
                    host, List.of(), port, WEB, folder, AudioLimits.DEFAULT, workers, queue));
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
  }

  private ModelStore models() throws IOException {
    ModelStore models = new ModelStore(folder.resolve("models"));
    for (String id : List.of("classic", "another")) {
      TestModels.forest(id).save(models.folder().resolve(id));
    }
    return models;
  }

  private UndertoneServer server(Path web, ModelStore models) throws IOException {
    return new UndertoneServer(
        new ServerOptions(
            "127.0.0.1", List.of(), 0, web, folder.resolve("temp"), TestServer.LIMITS, 1, 1),
        models,
        "classic");
  }
}
