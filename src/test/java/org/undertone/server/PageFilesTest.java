package org.undertone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's files, the readable routes, and the headers that every answer carries. */
class PageFilesTest {

  /** What Chrome, Firefox or Safari learned after 2022, and would stumble over before. */
  private static final List<String> LATER =
      List.of("(?<=", "(?<!", "subgrid", "color-mix(", ":has(", "@container", "@scope");

  @TempDir private static Path folder;

  @RegisterExtension static final Serving SERVING = new Serving(() -> folder);
  private final TestServer server = SERVING.server();

  @ParameterizedTest
  @CsvSource({
    "/, text/html",
    "/index.html, text/html",
    "/style.css, text/css",
    "/js/app.js, text/javascript",
    "/api.html, text/html",
    "/js/reference.js, text/javascript",
    "/openapi.json, application/json",
    "/icon.svg, image/svg+xml"
  })
  void file_hasItsTypeAndIsAskedForAgain(String path, String type) throws Exception {
    HttpResponse<String> response = server.get(path);
    assertEquals(200, response.statusCode());
    assertEquals(type, TestServer.text(response, "Content-Type").split(";", 2)[0]);
    assertEquals("no-cache", TestServer.text(response, "Cache-Control"));
    HttpResponse<String> again =
        server.get(path, "If-None-Match", TestServer.text(response, "ETag"));
    assertEquals(304, again.statusCode());
    for (HttpResponse<String> either : List.of(response, again)) {
      assertEquals("Accept-Encoding", TestServer.text(either, "Vary"));
    }
    assertEquals("", again.body());
  }

  @Test
  void docs_areThePageForPrograms_beneathAnyPrefix() throws Exception {
    HttpResponse<String> response = server.get("/docs");
    assertEquals(302, response.statusCode());
    assertEquals("api.html", TestServer.text(response, "Location"));
    assertEquals("../api.html", TestServer.text(server.get("/docs/"), "Location"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/js/app.js", "/api/v1/models", "/metrics", "/none", "/api/v1/none"})
  void everyAnswer_carriesTheSecurityHeaders(String path) throws Exception {
    HttpResponse<String> response = server.get(path);
    SecurityHeaders.ALL.forEach(
        (name, value) -> assertEquals(value, TestServer.text(response, name)));
    String policy = TestServer.text(response, "Content-Security-Policy");
    assertTrue(policy.contains("default-src 'self'") && !policy.contains("unsafe"), policy);
    assertEquals("", TestServer.text(response, "Set-Cookie"));
    assertEquals("", TestServer.text(response, "Server"));
    assertEquals("", TestServer.text(response, "Access-Control-Allow-Origin"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../pom.xml",
        "/js/../../pom.xml",
        "/%2e%2e/pom.xml",
        "/..%2fpom.xml",
        "/js/%2e%2e/%2e%2e/pom.xml",
        "/..%5cpom.xml",
        "//pom.xml",
        "/js/..;/../pom.xml",
        "/etc/passwd",
        "//etc/passwd",
        "/%00",
        "/js",
        "/js/"
      })
  void address_outsideThePage_givesNothing(String path) throws Exception {
    String answer =
        server.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertTrue(answer.matches("(?s)HTTP/1.1 40[04] .*"), path + " gave " + answer);
    assertTrue(answer.contains("application/problem+json"), answer);
    assertFalse(answer.contains("<project") || answer.contains("app.js"), answer);
  }

  @Test
  void page_holdsNoInlineScriptOrStyleAndNoOtherHost() throws Exception {
    String page = server.get("/").body();
    assertFalse(page.contains("<style") || page.contains("style=\""), page);
    assertFalse(page.matches("(?s).*<script[^>]*>\\s*\\S.*?</script>.*"), page);
    assertFalse(page.contains("http:") || page.contains("https:"), page);
  }

  @Test
  void files_areWrittenWithoutWhatBrowsersLearnedLater() throws Exception {
    List<String> found = new ArrayList<>();
    for (Path file : filesOfThePage()) {
      String text = Files.readString(file);
      LATER.stream().filter(text::contains).forEach(later -> found.add(file + ": " + later));
    }
    assertEquals(List.of(), found);
  }

  @Test
  void models_listTheDefaultFirst() throws Exception {
    JsonNode answer = TestServer.json(server.get("/api/v1/models"));
    JsonNode first = answer.get(0);
    assertEquals("classic", first.get("id").asText());
    assertEquals("forest", first.get("type").asText());
    assertEquals("classic-190", first.get("featureSet").asText());
    assertEquals("angry", first.get("labels").get(0).asText());
    assertEquals(0.5, first.get("scores").get("unweightedAverageRecall").get("mean").asDouble());
    assertEquals("another", answer.get(1).get("id").asText());
    assertEquals("noise", first.at("/corpora/0/name").asText());
    assertEquals(6, first.at("/corpora/0/speakers").asInt());
    assertEquals(0.65, first.at("/scores/confidence/served/bins/1/accuracy").asDouble());
  }

  @Test
  void limits_areThoseOfTheServer() throws Exception {
    JsonNode limits = TestServer.json(server.get("/api/v1/limits"));
    assertEquals(TestServer.MAX_BYTES, limits.get("maxBytes").asInt());
    assertEquals(4, limits.get("maxSeconds").asDouble());
    assertEquals(0.3, limits.get("minSeconds").asDouble());
  }

  @Test
  void health_isLiveAndReady() throws Exception {
    assertEquals("{\"status\":\"live\"}", server.get("/api/v1/health/live").body());
    JsonNode ready = TestServer.json(server.get("/api/v1/health/ready"));
    assertEquals("ready", ready.get("status").asText());
    assertEquals("classic", ready.get("model").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/v1/models", "/api/v1/health/ready", "/metrics"})
  void head_isAnsweredWithoutABody(String path) throws Exception {
    var request = server.headers(path).method("HEAD", BodyPublishers.noBody()).build();
    HttpResponse<String> response = server.send(request);
    assertEquals(200, response.statusCode());
    assertEquals("", response.body());
  }

  private static List<Path> filesOfThePage() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("web"))) {
      return files.filter(file -> file.toString().matches(".*\\.(js|css)")).toList();
    }
  }
}
