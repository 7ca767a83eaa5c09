package org.undertone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.undertone.server.TestServer.FORM;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.testing.SyntheticSpeech;

/** What goes wrong with the server itself is told as such, and tells nothing of it. */
class ServerFailureTest {

  private static final String UPLOAD = "/api/v1/upload";
  private static final byte[] SPEECH = SyntheticSpeech.DEFAULT.wav(16_000);

  @Test
  void failure_ofTheServer_is500WithoutInternals(@TempDir Path folder) throws Exception {
    try (TestServer failing = new TestServer(folder)) {
      try (Stream<Path> uploads = Files.list(failing.temp.resolve("uploads"))) {
        Files.delete(uploads.filter(Files::isDirectory).findFirst().orElseThrow());
      }
      HttpResponse<String> response = failing.post(UPLOAD, "audio/wav", SPEECH);
      RefusalTest.assertProblem(500, "internal", response);
      for (String internal : List.of("Exception", "org.undertone", folder.toString(), "uploads")) {
        assertFalse(response.body().contains(internal), response.body());
      }
    }
  }

  @Test
  void form_thatTheServersDiskRefuses_isNotTheClientsFault(@TempDir Path folder) throws Exception {
    try (TestServer broken = new TestServer(folder)) {
      List<Path> own;
      try (Stream<Path> all = Files.list(broken.temp.resolve("uploads"))) {
        own = all.filter(Files::isDirectory).toList();
      }
      Files.delete(own.get(0));
      byte[] form = TestServer.form("audio", "a.wav", SPEECH);
      Files.createFile(own.get(0));
      RefusalTest.assertProblem(500, "internal", broken.post(UPLOAD, FORM, form));
      Files.delete(own.get(0));
      Files.createDirectory(own.get(0));
      assertEquals(200, broken.post(UPLOAD, FORM, form).statusCode());
    }
  }

  @Test
  void form_whosePartsTheDiskRefuses_isNotTheClientsFault(@TempDir Path folder) throws Exception {
    byte[] form = TestServer.form("audio", "a.wav", SPEECH);
    try (TestServer broken = new TestServer(folder);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), broken.server.port())) {
      OutputStream out = socket.getOutputStream();
      String head =
          "POST "
              + UPLOAD
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
              + FORM
              + "\r\nContent-Length: "
              + form.length
              + "\r\n\r\n";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(form, 0, 10);
      Path parts =
          assertTimeoutPreemptively(Duration.ofSeconds(10), () -> folderOfParts(broken.temp));
      Files.delete(parts);
      Files.createFile(parts);
      out.write(form, 10, form.length - 10);
      String status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      assertEquals("HTTP/1.1 500", status);
    }
  }

  /** Once it is there. */
  private static Path folderOfParts(Path temp) throws IOException {
    while (true) {
      try (Stream<Path> all = Files.walk(temp)) {
        Optional<Path> found = all.filter(path -> path.toString().endsWith(".form")).findFirst();
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
  }
}
