package org.undertone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What Jetty refuses before a route is reached is told and counted as all else. */
class JettyErrorsTest {

  private static final String END = "\r\n\r\n";

  @TempDir private static Path folder;

  @RegisterExtension static final Serving SERVING = new Serving(() -> folder);
  private final TestServer server = SERVING.server();

  @Test
  void requestLine_thatIsBroken_is400WithoutAPage() throws Exception {
    String answer = server.raw("GET /\0 HTTP/1.1\r\nHost: localhost\r\nConnection: close" + END);
    assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    assertTrue(answer.contains("application/problem+json"), answer);
    assertTrue(answer.contains("X-Content-Type-Options: nosniff"), answer);
    assertFalse(answer.contains("Jetty"), answer);
  }

  @Test
  void request_beyondWhatJettyReads_isToldByItsOwnStatus() throws Exception {
    assertRefused(414, "The address is too long.", head("/" + "a".repeat(20_000), "1.1") + END);
    assertRefused(
        431,
        "The header of the request is too long.",
        head("/", "1.1") + "X: " + "a".repeat(20_000) + END);
    assertRefused(
        505, "This version of HTTP is not spoken here; HTTP/1.1 is.", head("/", "2.7") + END);
  }

  private void assertRefused(int status, String detail, String request) throws Exception {
    String answer = server.raw(request);
    assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
    assertTrue(answer.contains("\"status\":" + status + ","), answer);
    assertTrue(answer.contains("\"detail\":\"" + detail + "\""), answer);
  }

  @ParameterizedTest
  @CsvSource({
    "400, OTHER, 'GARBAGE'",
    "400, GET, 'GET / HTTP/1.1|No colon'",
    "400, GET, 'GET / HTTP/1.1|X: there is no Host'",
    "400, GET, 'GET / HTTP/1.1|Host: a|Host: b'",
    "400, POST, 'POST / HTTP/1.1|Host: localhost|Content-Length: 1|Content-Length: 2'",
    "400, OTHER, 'GET /a%00b HTTP/1.1|Host: localhost'",
    "400, OTHER, 'GET /../../pom.xml HTTP/1.1|Host: localhost'",
    "404, GET, 'GET /..%2fpom.xml HTTP/1.1|Host: localhost'",
    "505, OTHER, 'GET / HTTP/2.7|Host: localhost'"
  })
  void everyRefusal_isAProblemAndCountedOnce(int status, String method, String head)
      throws Exception {
    double before = counted(method, status);
    String answer = server.raw(head.replace("|", "\r\n") + "\r\nConnection: close" + END);
    assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
    assertTrue(answer.contains("Content-Type: application/problem+json"), answer);
    assertEquals(before + 1, counted(method, status));
  }

  @ParameterizedTest
  @ValueSource(strings = {"made-up.example|Host: b", "made-up.example b"})
  void whatAClientMadeUp_isNotLogged(String host) throws Exception {
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    logged.start();
    root.addAppender(logged);
    try {
      String answer =
          server.raw("GET / HTTP/1.1\r\nHost: " + host.replace("|", "\r\n") + "\r\n\r\n");
      assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    } finally {
      root.detachAppender(logged);
    }
    List<String> lines = logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    assertFalse(lines.isEmpty());
    assertFalse(lines.stream().anyMatch(line -> line.contains("made-up")), lines.toString());
  }

  private double counted(String method, int status) throws Exception {
    String series =
        "undertone_requests_seconds_count{method=\"%s\",route=\"none\",status=\"%d\"} "
            .formatted(method, status);
    return server
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
        .sum();
  }

  private static String head(String address, String version) {
    return "POST " + address + " HTTP/" + version + "\r\nHost: localhost\r\nConnection: close\r\n";
  }
}
