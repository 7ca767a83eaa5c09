package org.undertone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undertone.server.TestServer.FORM;
import static org.undertone.server.TestServer.MAX_BYTES;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.server.TestServer.Part;
import org.undertone.testing.SyntheticSpeech;

/** Every refusal is a problem document that says what was found, what is allowed, and no more. */
class RefusalTest {

  private static final String UPLOAD = "/api/v1/upload";
  private static final byte[] SPEECH = SyntheticSpeech.DEFAULT.wav(16_000);
  private static final byte[] TEXT =
      "Dear diary, today".repeat(50).getBytes(StandardCharsets.UTF_8);

  @TempDir private static Path folder;

  @RegisterExtension static final Serving SERVING = new Serving(() -> folder);
  private final TestServer server = SERVING.server();

  @Test
  void rawBody_atTheLimit_isTaken() throws Exception {
    assertEquals(200, server.post(UPLOAD, "audio/wav", padded(MAX_BYTES)).statusCode());
    assertEquals(200, server.post(UPLOAD, "audio/wav", chunked(padded(MAX_BYTES))).statusCode());
  }

  @ParameterizedTest
  @ValueSource(ints = {MAX_BYTES + 1, 2 * MAX_BYTES, 20 * MAX_BYTES})
  void rawBody_overTheLimit_is413(int bytes) throws Exception {
    JsonNode problem =
        assertProblem(413, "too-large", server.post(UPLOAD, "audio/wav", padded(bytes)));
    assertEquals(MAX_BYTES, problem.get("allowed").asInt());
    assertEquals(bytes, problem.get("found").asInt());
  }

  @ParameterizedTest
  @ValueSource(ints = {MAX_BYTES + 1, 2 * MAX_BYTES})
  void chunkedBody_overTheLimit_is413(int bytes) throws Exception {
    assertProblem(413, "too-large", server.post(UPLOAD, "audio/wav", chunked(padded(bytes))));
  }

  @Test
  void multipartFile_atTheLimit_isTaken() throws Exception {
    byte[] form = TestServer.form("audio", "a.wav", padded(MAX_BYTES));
    assertEquals(200, server.post(UPLOAD, FORM, form).statusCode());
    assertEquals(200, server.post(UPLOAD, FORM, chunked(form)).statusCode());
  }

  @ParameterizedTest
  @ValueSource(ints = {MAX_BYTES + 1, 2 * MAX_BYTES, 20 * MAX_BYTES})
  void multipartFile_overTheLimit_is413(int bytes) throws Exception {
    byte[] form = TestServer.form("audio", "a.wav", padded(bytes));
    JsonNode problem = assertProblem(413, "too-large", server.post(UPLOAD, FORM, form));
    assertEquals(MAX_BYTES, problem.get("allowed").asInt());
  }

  @ParameterizedTest
  @ValueSource(ints = {MAX_BYTES + 1, 2 * MAX_BYTES})
  void chunkedMultipart_overTheLimit_is413(int bytes) throws Exception {
    byte[] form = TestServer.form("audio", "a.wav", padded(bytes));
    assertProblem(413, "too-large", server.post(UPLOAD, FORM, chunked(form)));
  }

  @Test
  void recording_overTheLongest_is413() throws Exception {
    byte[] long8k = SyntheticSpeech.DEFAULT.withSeconds(4.2).wav(8_000);
    JsonNode problem = assertProblem(413, "too-long", server.post(UPLOAD, "audio/wav", long8k));
    assertEquals(4, problem.get("allowed").asDouble());
  }

  @Test
  void recording_underTheShortest_is422() throws Exception {
    byte[] blip = SyntheticSpeech.wav16(new float[1_600], 16_000);
    JsonNode problem = assertProblem(422, "too-short", server.post(UPLOAD, "audio/wav", blip));
    assertEquals(0.3, problem.get("allowed").asDouble());
  }

  @Test
  void text_calledAudio_is415() throws Exception {
    assertProblem(415, "not-audio", server.post(UPLOAD, "audio/wav", TEXT));
    byte[] form = TestServer.form("audio", "speech.wav", TEXT);
    assertProblem(415, "not-audio", server.post(UPLOAD, FORM, form));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "image/png", "nonsense"})
  void type_thatIsNotAudio_is415AndNamesWhatIs(String type) throws Exception {
    JsonNode problem = assertProblem(415, "unsupported-type", server.post(UPLOAD, type, SPEECH));
    assertEquals(type, problem.get("found").asText());
    assertTrue(problem.get("allowed").toString().contains("audio/*"));
  }

  @Test
  void type_thatIsAbsent_is415() throws Exception {
    var request = server.headers(UPLOAD).POST(BodyPublishers.ofByteArray(SPEECH)).build();
    assertProblem(415, "unsupported-type", server.send(request));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "!!bad"})
  void charset_thatIsUnknown_doesNotMatterToSound_andIs415ForAForm(String charset)
      throws Exception {
    String named = "; charset=" + charset;
    assertEquals(200, server.post(UPLOAD, "audio/wav" + named, SPEECH).statusCode());
    byte[] form = TestServer.form("audio", "a.wav", SPEECH);
    JsonNode problem =
        assertProblem(415, "unsupported-type", server.post(UPLOAD, FORM + named, form));
    assertTrue(problem.get("detail").asText().contains("charset"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 100\r\n\r\nRIFF",
        "Transfer-Encoding: chunked\r\n\r\n100\r\nRIFF",
        "Transfer-Encoding: chunked\r\n\r\n4\r\nRIFF\r\nzz\r\nRIFF\r\n"
      })
  void rawBody_cutOffOrInBrokenChunks_is400(String body) throws Exception {
    String answer = server.raw(head(UPLOAD, "1.1") + "Content-Type: audio/wav\r\n" + body);
    assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    assertTrue(answer.contains("\"reason\":\"cut-off\""), answer);
  }

  @Test
  void empty_is400() throws Exception {
    assertProblem(400, "empty", server.post(UPLOAD, "audio/wav", new byte[0]));
    byte[] form = TestServer.form("audio", "a.wav", new byte[0]);
    assertProblem(400, "empty", server.post(UPLOAD, FORM, form));
  }

  @Test
  void form_withoutTheFile_is400AndNamesThePart() throws Exception {
    byte[] form = TestServer.form("speech", "a.wav", SPEECH);
    JsonNode problem = assertProblem(400, "missing-part", server.post(UPLOAD, FORM, form));
    assertTrue(problem.get("detail").asText().contains("\"audio\""));
  }

  @Test
  void form_cutOffOrWithoutBoundary_is400() throws Exception {
    byte[] form = TestServer.form("audio", "a.wav", SPEECH);
    byte[] half = Arrays.copyOf(form, form.length / 2);
    assertProblem(400, "malformed-form", server.post(UPLOAD, FORM, half));
    JsonNode problem =
        assertProblem(400, "malformed-form", server.post(UPLOAD, "multipart/form-data", form));
    assertTrue(problem.get("detail").asText().contains("names no boundary"), problem.toString());
    assertProblem(400, "malformed-form", server.post(UPLOAD, FORM, TEXT));
  }

  @Test
  void form_withALongHeaderOrTooManyParts_is400AndSaysSo() throws Exception {
    byte[] named = TestServer.form("audio", "a".repeat(100_000) + ".wav", SPEECH);
    JsonNode problem = assertProblem(400, "malformed-form", server.post(UPLOAD, FORM, named));
    assertEquals(
        "A part has too long a header; give the file a shorter name.",
        problem.get("detail").asText());
    Part[] many = new Part[1001];
    Arrays.fill(many, Part.field("x", "y"));
    problem =
        assertProblem(400, "malformed-form", server.post(UPLOAD, FORM, TestServer.form(many)));
    assertEquals("It has too many parts.", problem.get("detail").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"upload?model=%zz", "mic?set=%", "upload?explain=true&%4=1"})
  void address_withABrokenEncoding_is400(String call) throws Exception {
    String answer =
        server.raw(
            head("/api/v1/" + call, "1.1")
                + "Content-Type: audio/wav\r\nContent-Length: 0\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
  }

  @Test
  void model_thatIsNotThere_is400AndNamesThoseThatAre() throws Exception {
    for (String id : List.of("gone", "..%2f..%2fetc", "CLASSIC")) {
      JsonNode problem =
          assertProblem(
              400, "unknown-model", server.post(UPLOAD + "?model=" + id, "audio/wav", SPEECH));
      assertEquals("[\"classic\",\"another\"]", problem.get("allowed").toString());
    }
  }

  @Test
  void route_thatIsNotThere_is404() throws Exception {
    assertProblem(404, "not-found", server.get("/api/v1/nothing"));
    assertProblem(404, "not-found", server.post("/api/v2/upload", "audio/wav", SPEECH));
    assertProblem(404, "not-found", server.get("/nothing.html"));
  }

  @Test
  void method_thatIsNotTaken_is405AndNamesWhatIs() throws Exception {
    HttpResponse<String> response = server.get(UPLOAD);
    assertProblem(405, "method-not-allowed", response);
    assertEquals("POST", TestServer.text(response, "Allow"));
  }

  /** A proxy that lets some methods through alone looks at the first line. */
  @Test
  void method_isNotThatOfAHeader() throws Exception {
    HttpResponse<String> response =
        server.get(UPLOAD, "X-HTTP-Method-Override", "POST", "Content-Type", "audio/wav");
    assertProblem(405, "method-not-allowed", response);
    assertEquals(200, server.get("/api/v1/models", "x-http-method-override", "POST").statusCode());
  }

  @Test
  void page_takesNoMethodButThoseOfFiles() throws Exception {
    for (String address : List.of("/", "/index.html", "/openapi.json", "/js/app.js")) {
      for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
        HttpResponse<String> response =
            server.send(server.headers(address).method(method, BodyPublishers.noBody()).build());
        assertProblem(405, "method-not-allowed", response);
        assertEquals("GET, HEAD", TestServer.text(response, "Allow"));
      }
    }
    for (String address : List.of("/js", "/nothing", "/js/", "/%2e%2e/pom.xml", "/a%00b")) {
      int status =
          server
              .send(server.headers(address).method("POST", BodyPublishers.noBody()).build())
              .statusCode();
      assertTrue(status == 404 || status == 400, address + " gave " + status);
    }
  }

  /** A client that is not told would ask again on a connection that is about to be gone. */
  @ParameterizedTest
  @CsvSource({
    "/a%00b, POST",
    "/%2e%2e/pom.xml, POST",
    "/nothing, POST",
    "/index.html, DELETE",
    "/api/v1/upload, POST",
    "/api/v1/upload, BREW"
  })
  void connection_thatIsClosedAfterARefusal_isToldSo(String address, String method)
      throws Exception {
    String rest = " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n";
    String answers =
        server.raw(
            method
                + " "
                + address
                + rest
                + "\r\nGET /api/v1/health/live"
                + rest
                + "Connection: close\r\n\r\n");
    assertTrue(answers.startsWith("HTTP/1.1 4"), answers);
    boolean told = answers.split("\r\n\r\n", 2)[0].contains("\r\nConnection: close");
    assertEquals(!told, answers.contains("HTTP/1.1 200"), answers);
  }

  @Test
  void upgrade_toWhatIsNotSpoken_is404AsAnyOtherAddress() throws Exception {
    String answer =
        server.raw(
            """
            GET /nothing HTTP/1.1
            Host: localhost
            Connection: Upgrade
            Upgrade: websocket
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==

            """
                .replace("\n", "\r\n"));
    assertTrue(answer.startsWith("HTTP/1.1 404"), answer);
    assertTrue(answer.contains("\"reason\":\"not-found\""), answer);
  }

  @Test
  void recording_thatIsAFieldOfText_isRefused_alsoBesideAFile() throws Exception {
    JsonNode problem =
        assertProblem(
            400,
            "missing-part",
            server.post(
                UPLOAD,
                FORM,
                TestServer.form(Part.field("audio", "a.wav"), Part.file("file", SPEECH))));
    assertEquals(
        "The part \"audio\" is a field of text; send a file.", problem.get("detail").textValue());
  }

  @Test
  void method_thatIsMadeUp_isNotCountedUnderItsName() throws Exception {
    var request = server.headers(UPLOAD).method("CONJURE", BodyPublishers.noBody()).build();
    assertEquals(405, server.send(request).statusCode());
    String metrics = server.get("/metrics").body();
    assertTrue(metrics.contains("method=\"OTHER\""), metrics);
    assertFalse(metrics.contains("CONJURE"), metrics);
  }

  @Test
  void page_ofAnotherSite_is403() throws Exception {
    assertProblem(
        403,
        "cross-site",
        server.post(UPLOAD, "audio/wav", SPEECH, "Sec-Fetch-Site", "cross-site"));
    HttpResponse<String> own =
        server.post(UPLOAD, "audio/wav", SPEECH, "Sec-Fetch-Site", "same-origin");
    assertEquals(200, own.statusCode());
    assertProblem(
        403, "cross-site", server.post(UPLOAD, "audio/wav", SPEECH, "Sec-Fetch-Site", "same-site"));
  }

  @Test
  void page_ofAnotherAddress_is403_whereTheBrowserSaysNoMore() throws Exception {
    for (String origin :
        List.of("http://example.org", "null", "http://x127.0.0.1", "http://127.0.0.1.example")) {
      assertProblem(403, "cross-site", server.post(UPLOAD, "audio/wav", SPEECH, "Origin", origin));
    }
    String own = "http://127.0.0.1:" + server.server.port();
    assertEquals(200, server.post(UPLOAD, "audio/wav", SPEECH, "Origin", own).statusCode());
    HttpResponse<String> proxied =
        server.send(
            server
                .headers(UPLOAD)
                .header("Content-Type", "audio/wav")
                .header("Origin", "http://voice.example:8081")
                .header("X-Forwarded-Host", "voice.example, inner.example")
                .POST(BodyPublishers.ofByteArray(SPEECH))
                .build());
    assertEquals(200, proxied.statusCode());
  }

  @Test
  void body_thatIsCompressed_is415_namingTheHeader() throws Exception {
    HttpResponse<String> refused =
        server.post(UPLOAD, "audio/wav", SPEECH, "Content-Encoding", "gzip");
    assertProblem(415, "unsupported-coding", refused);
    assertTrue(refused.body().contains("The Content-Encoding is \\\"gzip\\\""), refused.body());
    assertEquals(
        200, server.post(UPLOAD, "audio/wav", SPEECH, "Content-Encoding", "Identity").statusCode());
  }

  private static String head(String address, String version) {
    return "POST " + address + " HTTP/" + version + "\r\nHost: localhost\r\nConnection: close\r\n";
  }

  private static byte[] padded(int bytes) {
    return Arrays.copyOf(SPEECH, bytes);
  }

  private static BodyPublisher chunked(byte[] body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }

  static JsonNode assertProblem(int status, String reason, HttpResponse<String> response)
      throws Exception {
    assertEquals(status, response.statusCode(), response.body());
    assertEquals("application/problem+json", TestServer.text(response, "Content-Type"));
    assertEquals("nosniff", TestServer.text(response, "X-Content-Type-Options"));
    JsonNode problem = TestServer.json(response);
    assertEquals(status, problem.get("status").asInt());
    assertEquals(reason, problem.get("reason").asText());
    assertEquals("urn:undertone:problem:" + reason, problem.get("type").asText());
    assertFalse(problem.get("title").asText().isBlank());
    assertFalse(problem.get("detail").asText().isBlank());
    return problem;
  }
}
