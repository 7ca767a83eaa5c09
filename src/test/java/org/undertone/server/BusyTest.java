package org.undertone.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.testing.SyntheticSpeech;

/** What happens while the one worker is held. */
class BusyTest {

  /** A thread a task: the common pool may have a single one, which would wait for itself. */
  private static final Executor THREADS = task -> new Thread(task, "client").start();

  private static final byte[] SPEECH = SyntheticSpeech.DEFAULT.withSeconds(0.8).wav(16_000);

  @Test
  void queue_thatIsFull_is503WithRetryAfterAndTheOthersAreAnswered(@TempDir Path folder)
      throws Exception {
    try (TestServer server = new TestServer(folder, 1, 1);
        Hold hold = new Hold(server)) {
      CompletableFuture<HttpResponse<String>> waiting = upload(server);
      await(() -> hold.pool.waiting() == 1);

      HttpResponse<String> refused = server.post("/api/v1/upload", "audio/wav", SPEECH);
      assertEquals(503, refused.statusCode());
      assertEquals("busy", TestServer.json(refused).get("reason").asText());
      assertEquals("2", TestServer.text(refused, "Retry-After"));
      assertEquals(503, server.get("/api/v1/health/ready").statusCode());
      assertEquals(200, server.get("/api/v1/health/live").statusCode());
      String metrics = server.get("/metrics").body();
      assertTrue(metrics.contains("undertone_queue_waiting 1.0"), metrics);
      assertTrue(metrics.contains("undertone_workers_active 1.0"), metrics);

      hold.letGo();
      assertEquals(200, waiting.get(10, SECONDS).statusCode());
      assertEquals(200, server.get("/api/v1/health/ready").statusCode());
      assertEquals(List.of(), server.resting());
    }
  }

  /** As many wait as the queue takes, beyond what Jetty has threads for by itself. */
  @Test
  void queue_thatIsLong_keepsNoThreadFromOthers(@TempDir Path folder) throws Exception {
    try (TestServer server = new TestServer(folder, 1, 300);
        Hold hold = new Hold(server)) {
      List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
      while (waiting.size() < 300) {
        for (int i = 0; i < 50; i++) {
          waiting.add(upload(server));
        }
        await(() -> hold.pool.waiting() == waiting.size());
      }
      assertEquals(200, server.get("/api/v1/health/live").statusCode());
      assertEquals(503, server.post("/api/v1/upload", "audio/wav", SPEECH).statusCode());
      hold.letGo();
      for (CompletableFuture<HttpResponse<String>> one : waiting) {
        assertEquals(200, one.get(60, SECONDS).statusCode());
      }
    }
  }

  @Test
  void stop_letsWhatIsInFlightComplete(@TempDir Path folder) throws Exception {
    TestServer server = new TestServer(folder, 1, 1);
    try (Hold hold = new Hold(server)) {
      CompletableFuture<HttpResponse<String>> inFlight = upload(server);
      await(() -> hold.pool.waiting() == 1);
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(server.server::stop, THREADS);
      await(() -> isDeaf(server));

      hold.letGo();
      assertEquals(200, inFlight.get(10, SECONDS).statusCode());
      stopped.get(10, SECONDS);
      assertEquals(List.of(), server.resting());
    }
  }

  @Test
  void stop_isSaidToWhoAsksMeanwhile_onAnOpenConnection(@TempDir Path folder) throws Exception {
    TestServer server = new TestServer(folder, 1, 1);
    try (Hold hold = new Hold(server);
        Socket open = new Socket(InetAddress.getLoopbackAddress(), server.server.port())) {
      assertTrue(ask(open).startsWith("HTTP/1.1 200"));
      CompletableFuture<HttpResponse<String>> inFlight = upload(server);
      await(() -> hold.pool.waiting() == 1);
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(server.server::stop, THREADS);
      await(() -> isDeaf(server));

      String refused = ask(open);
      assertTrue(refused.startsWith("HTTP/1.1 503"), refused);
      assertTrue(refused.contains("Retry-After: 2"), refused);
      assertTrue(refused.contains("\"reason\":\"stopping\""), refused);

      hold.letGo();
      assertEquals(200, inFlight.get(10, SECONDS).statusCode());
      stopped.get(10, SECONDS);
    }
  }

  @Test
  void stop_waitsForAnUploadThatPauses(@TempDir Path folder) throws Exception {
    TestServer server = new TestServer(folder, 1, 1);
    try (Socket slow = begin(server, "audio/wav", SPEECH.length)) {
      await(() -> resting(server).size() == 1);
      CompletableFuture<Void> stopped = CompletableFuture.runAsync(server.server::stop, THREADS);
      await(() -> isDeaf(server));
      Thread.sleep(1500); // longer than Jetty waits by itself
      slow.getOutputStream().write(SPEECH, 1, SPEECH.length - 1);
      byte[] status = slow.getInputStream().readNBytes(12);
      assertEquals("HTTP/1.1 200", new String(status, US_ASCII));
      stopped.get(20, SECONDS);
      assertEquals(List.of(), server.resting());
    }
  }

  /** More than there are threads. */
  private static final int STALLED = 300;

  @Test
  void uploads_thatStall_keepNobodyElseWaiting(@TempDir Path folder) throws Exception {
    List<Socket> stalled = new ArrayList<>();
    try (TestServer server = new TestServer(folder, 1, 1)) {
      try {
        for (int i = 0; i < STALLED; i++) {
          stalled.add(begin(server, "audio/wav", 100000));
        }
        await(() -> answered(stalled) == STALLED - Uploads.MOST_AT_ONCE);

        assertEquals(200, server.get("/api/v1/health/live").statusCode());
        // So short that it has arrived with its header: all that wait for the rest of a refused
        // request may still wait for others, so that a long one may be cut off unanswered.
        HttpResponse<String> refused = server.post("/api/v1/upload", "audio/wav", new byte[100]);
        assertEquals(503, refused.statusCode());
        assertEquals("busy", TestServer.json(refused).get("reason").asText());
        assertEquals(STALLED - Uploads.MOST_AT_ONCE, answered(stalled), "the others still wait");
      } finally {
        for (Socket socket : stalled) {
          socket.close();
        }
      }
      await(() -> answer(server) == 200);
      await(() -> resting(server).isEmpty());
    }
  }

  @Test
  void refusedRequests_thatTrickle_keepNobodyElseWaiting(@TempDir Path folder) throws Exception {
    List<Socket> trickling = new ArrayList<>();
    try (TestServer server = new TestServer(folder, 1, 1)) {
      try {
        for (int i = 0; i < STALLED; i++) {
          trickling.add(begin(server, "text/plain", 1000000));
        }
        await(
            () -> {
              trickling.stream().filter(socket -> !isAnswered(socket)).forEach(BusyTest::trickle);
              return answered(trickling) >= STALLED - Problems.MOST_DRAINED_AT_ONCE;
            });
        assertEquals(200, server.get("/api/v1/health/live").statusCode());
      } finally {
        for (Socket socket : trickling) {
          socket.close();
        }
      }
    }
  }

  /** A request that is to be so long, of which a byte is sent. */
  private static Socket begin(TestServer server, String type, int length) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.server.port());
    String request =
        "POST /api/v1/upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\nR";
    socket.getOutputStream().write(request.formatted(type, length).getBytes(US_ASCII));
    return socket;
  }

  private static void trickle(Socket socket) {
    try {
      socket.getOutputStream().write('x');
    } catch (IOException closed) {
      // It was refused, and is not heard any more.
    }
  }

  private static long answered(List<Socket> sockets) {
    return sockets.stream().filter(BusyTest::isAnswered).count();
  }

  private static boolean isAnswered(Socket socket) {
    try {
      return socket.getInputStream().available() > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int answer(TestServer server) {
    try {
      return server.post("/api/v1/upload", "audio/wav", SPEECH).statusCode();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> resting(TestServer server) {
    try {
      return server.resting();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a connection answers, as far as the JSON's last brace. */
  private static String ask(Socket connection) throws IOException {
    connection
        .getOutputStream()
        .write("GET /api/v1/health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(US_ASCII));
    StringBuilder answer = new StringBuilder();
    InputStream in = connection.getInputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      answer.append((char) next);
      if (next == '}') {
        break;
      }
    }
    return answer.toString();
  }

  @Test
  void worker_thatFails_handsItsExceptionOn() {
    try (RecognitionPool pool = new RecognitionPool(1, 1)) {
      assertThrows(
          IOException.class,
          () ->
              pool.run(
                  () -> {
                    throw new IOException("broken");
                  }));
      assertEquals(
          "a worker failed",
          assertThrows(
                  IllegalStateException.class,
                  () ->
                      pool.run(
                          () -> {
                            throw new StackOverflowError();
                          }))
              .getMessage());
    }
  }

  private static CompletableFuture<HttpResponse<String>> upload(TestServer server) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return server.post("/api/v1/upload", "audio/wav", SPEECH);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        },
        THREADS);
  }

  private static boolean isDeaf(TestServer server) {
    try {
      return server.get("/api/v1/health/live").statusCode() != 200;
    } catch (Exception refused) {
      return true;
    }
  }

  private static void await(BooleanSupplier condition) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
          }
        });
  }

  /** Keeps the one worker of a server busy until closed. */
  private static final class Hold implements AutoCloseable {
    private final CountDownLatch release = new CountDownLatch(1);
    private final RecognitionPool pool;
    private final CompletableFuture<Void> held;

    Hold(TestServer server) {
      pool = server.server.pool();
      held =
          CompletableFuture.runAsync(
              () -> {
                try {
                  pool.run(() -> release.await(10, SECONDS));
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      await(() -> pool.active() == 1);
    }

    void letGo() {
      release.countDown();
    }

    @Override
    public void close() {
      letGo();
      held.join();
    }
  }
}
