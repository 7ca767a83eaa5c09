package org.undertone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.model.ModelStore;

/** A page whose name was moved to this machine asks by that name and gets nothing. */
class HostsTest {

  private static final String MODELS = "/api/v1/models";

  @TempDir private static Path folder;

  @RegisterExtension static final Serving SERVING = new Serving(() -> folder);
  private final TestServer server = SERVING.server();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost:8080",
        "localhost.:8080",
        "voice.localhost",
        "127.0.0.1",
        "127.1.2.3:80",
        "192.168.1.5:8080",
        "[::1]:8080"
      })
  void ownMachine_isAnsweredByNumbersAndLocalhost(String host) throws Exception {
    assertStatus(200, ask(server, "GET", MODELS, host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"voice.example", "127.0.0.1.example:8080", "localhost.example", "notlocalhost"})
  void ownMachine_isNotAnsweredByAnotherName(String host) throws Exception {
    for (String path : List.of("/", MODELS, "/metrics", "/openapi.json", "/docs", "/none")) {
      String answer = ask(server, "GET", path, host);
      assertStatus(421, answer);
      assertTrue(answer.contains("application/problem+json"), answer);
      assertTrue(answer.contains("\"reason\":\"unknown-host\""), answer);
    }
    assertStatus(421, ask(server, "POST", "/api/v1/upload", host));
    String name = host.replaceFirst(":.*", "");
    assertTrue(
        ask(server, "GET", MODELS, host)
            .contains(
                "start it with --hosts "
                    + name
                    + ", or set UNDERTONE_HOSTS, or hosts in undertone.properties"));
  }

  /** A page may send any header to what its browser takes for its own server. */
  @Test
  void anotherName_isNotMendedByHeadersThatAPageCanSend() throws Exception {
    assertStatus(421, ask(server, "GET", MODELS, "a.example\r\nX-Forwarded-Host: localhost"));
    assertStatus(404, ask(server, "GET", "/api/v1/health/../models", "a.example"));
    assertStatus(421, ask(server, "GET", "http://a.example" + MODELS, "a.example"));
  }

  @Test
  void whoeverWatches_isAnsweredByAnyName() throws Exception {
    assertStatus(200, ask(server, "GET", "/api/v1/health/live", "pod.example"));
    assertStatus(200, ask(server, "GET", "/api/v1/health/ready", "pod.example"));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, voice.example, voice.example, 200",
    "127.0.0.1, voice.example, VOICE.example:443, 200",
    "127.0.0.1, voice.example, www.voice.example, 421",
    "127.0.0.1, voice.example, localhost, 200",
    "localhost, , a.example, 421",
    "0.0.0.0, , a.example, 200",
    "0.0.0.0, voice.example, voice.example, 200",
    "0.0.0.0, voice.example, a.example, 421",
    "0.0.0.0, voice.example, 192.168.1.5, 200"
  })
  void names_areThoseOfTheOptions(
      String listening, String hosts, String asked, int status, @TempDir Path temp)
      throws Exception {
    ServerOptions options = TestServer.options(temp, 1, 1).at(listening, 0);
    if (hosts != null) {
      options = options.withHosts(List.of(hosts));
    }
    try (UndertoneServer other =
        new UndertoneServer(options, new ModelStore(folder.resolve("models")), "classic")) {
      other.start();
      assertStatus(status, TestServer.raw(other.port(), request("GET", MODELS, asked)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " a", "https://a.example", "a.example:443", "*"})
  void names_thatAreNone_areRefused(String name) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> ServerOptions.DEFAULT.withHosts(List.of("a.example", name)));
    assertEquals(
        "hosts must be names as voice.example, without scheme and port, got \"" + name + "\"",
        e.getMessage());
  }

  private static String ask(TestServer server, String method, String path, String host)
      throws Exception {
    return server.raw(request(method, path, host));
  }

  private static String request(String method, String path, String host) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: "
        + host
        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  }

  private static void assertStatus(int status, String answer) {
    assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
  }
}
