package org.undertone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.testing.SyntheticSpeech;

/** A recording goes in, a verdict comes out. */
class UploadTest {

  private static final byte[] SPEECH = SyntheticSpeech.DEFAULT.wav(16_000);

  @TempDir private static Path folder;

  @RegisterExtension static final Serving SERVING = new Serving(() -> folder);
  private final TestServer server = SERVING.server();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audio/wav",
        "Audio/X-Anything; codecs=pcm",
        "video/webm",
        "video/mp4",
        "application/ogg",
        "application/octet-stream"
      })
  void rawBody_ofAnAudioType_isAnswered(String type) throws Exception {
    assertVerdict(server.post("/api/v1/upload", type, SPEECH), "classic");
  }

  @ParameterizedTest
  @ValueSource(strings = {"audio", "file"})
  void multipart_withEitherPartName_isAnswered(String part) throws Exception {
    byte[] form = TestServer.form(part, "clip.wav", SPEECH);
    assertVerdict(server.post("/api/v1/upload", TestServer.FORM, form), "classic");
    assertVerdict(server.post("/api/v1/mic", TestServer.FORM, form), "classic");
  }

  @Test
  void chunkedBody_withoutALength_isAnswered() throws Exception {
    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(SPEECH));
    assertVerdict(server.post("/api/v1/upload", "audio/wav", chunked), "classic");
  }

  @Test
  void fileName_thatClimbs_isNeverAPath() throws Exception {
    byte[] form = TestServer.form("audio", "../../../climbed.wav", SPEECH);
    assertVerdict(server.post("/api/v1/upload", TestServer.FORM, form), "classic");
    assertEquals(0, folder.toFile().list((dir, name) -> name.contains("climbed")).length);
  }

  @Test
  void model_namedInTheQuery_speaks() throws Exception {
    assertVerdict(server.post("/api/v1/mic?model=another", "audio/wav", SPEECH), "another");
    assertVerdict(server.post("/api/v1/mic?model=", "audio/wav", SPEECH), "classic");
  }

  @Test
  void silence_isNoSpeechWithoutALabel() throws Exception {
    byte[] silence = SyntheticSpeech.wav16(new float[16_000], 16_000);
    JsonNode verdict = TestServer.json(server.post("/api/v1/mic", "audio/wav", silence));
    assertEquals("no-speech", verdict.get("outcome").asText());
    assertTrue(verdict.get("label").isNull());
    assertEquals("🔇", verdict.get("emoji").asText());
    assertEquals(0, verdict.get("top").size());
  }

  @Test
  void metrics_countWhatWasAsked() throws Exception {
    server.post("/api/v1/upload", "audio/wav", SPEECH);
    HttpResponse<String> metrics = server.get("/metrics");
    assertEquals(TestServer.text(metrics, "Content-Type"), Metrics.CONTENT_TYPE);
    String body = metrics.body();
    assertTrue(
        body.contains(
            "undertone_requests_seconds_count{method=\"POST\",route=\"/api/v1/upload\",status=\"200\"}"),
        body);
    assertTrue(body.contains("undertone_stage_seconds_count{stage=\"decode\"}"), body);
    assertTrue(body.contains("undertone_stage_seconds_count{stage=\"recognize\"}"), body);
    assertTrue(body.contains("undertone_verdicts_total{model=\"classic\""), body);
    assertTrue(body.contains("undertone_stage_seconds_bucket{stage=\"decode\",le=\"30.0\"}"), body);
    assertTrue(body.contains("# HELP undertone_verdicts_total Answers by"), body);
    assertTrue(body.contains("jvm_memory_used_bytes{area=\"heap\""), body);
    assertTrue(body.contains("undertone_queue_waiting 0.0"), body);
  }

  private static void assertVerdict(HttpResponse<String> response, String model) throws Exception {
    assertEquals(200, response.statusCode(), response.body());
    assertEquals("application/json", TestServer.text(response, "Content-Type"));
    assertEquals("no-store", TestServer.text(response, "Cache-Control"));
    JsonNode verdict = TestServer.json(response);
    List<String> names = new ArrayList<>();
    verdict.fieldNames().forEachRemaining(names::add);
    assertEquals(
        List.of(
            "outcome",
            "label",
            "emoji",
            "confidence",
            "band",
            "top",
            "probabilities",
            "gates",
            "audio",
            "model",
            "elapsedMillis"),
        names);
    assertEquals(3, verdict.get("top").size());
    assertEquals(model, verdict.get("model").get("id").asText());
    assertEquals(3, verdict.get("audio").get("durationSeconds").asDouble(), 0.01);
    double sum = 0;
    for (JsonNode probability : verdict.get("probabilities")) {
      sum += probability.asDouble();
    }
    assertEquals(1, sum, 1e-9);
  }
}
