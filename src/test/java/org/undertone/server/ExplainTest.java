package org.undertone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.model.ModelStore;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestNetworks;

/** {@code ?explain=}: who asks why is told, by models that can say. */
class ExplainTest {

  private static final byte[] SPEECH = SyntheticSpeech.DEFAULT.wav(16_000);

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    ModelStore models = new ModelStore(folder.resolve("models"));
    TestNetworks.saveWaveform(models.folder().resolve("brought"), "brought");
    server = new TestServer(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"upload", "mic"})
  void explanation_addsUpToThePrediction(String route) throws Exception {
    JsonNode verdict = answer(route + "?explain=true&model=another", SPEECH, 200);
    JsonNode why = verdict.get("explanation");
    assertEquals(verdict.at("/top/0/label"), why.get("label"));
    assertEquals(
        why.get("prediction").asDouble(), why.get("base").asDouble() + sum(why, "families"), 1e-9);
    assertEquals(
        why.get("prediction").asDouble(), why.get("base").asDouble() + sum(why, "features"), 1e-9);
    assertEquals(190, why.get("features").size());
    assertEquals(6, why.get("families").size());
    assertEquals(5, why.get("labels").size());
    for (JsonNode label : why.get("labels")) {
      double sum = label.get("base").asDouble();
      for (JsonNode family : label.get("families")) {
        sum += family.asDouble();
      }
      assertEquals(label.get("prediction").asDouble(), sum, 1e-9);
    }
    assertTrue(why.get("sentence").asText().contains(why.get("label").asText()), why.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"upload", "upload?explain=false"})
  void explanation_thatIsNotAskedFor_isAbsent(String call) throws Exception {
    assertFalse(answer(call, SPEECH, 200).has("explanation"));
  }

  @Test
  void explanation_ofSilence_isAbsent() throws Exception {
    byte[] silence = SyntheticSpeech.wav16(new float[16_000], 16_000);
    JsonNode verdict = answer("mic?explain=true", silence, 200);
    assertEquals("no-speech", verdict.get("outcome").asText());
    assertFalse(verdict.has("explanation"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"upload?explain=yes", "upload?explain=", "upload?explain"})
  void explainOfAnotherValue_isRefused(String call) throws Exception {
    JsonNode problem = answer(call, SPEECH, 400);
    assertEquals("bad-parameter", problem.get("reason").asText());
    assertEquals("[\"true\",\"false\"]", problem.get("allowed").toString());
  }

  @Test
  void modelThatCannotExplain_isRefusedWithThoseThatCan() throws Exception {
    JsonNode problem = answer("upload?explain=true&model=brought", SPEECH, 400);
    assertEquals("cannot-explain", problem.get("reason").asText());
    assertEquals(
        "The model brought is of type torchscript and cannot say why; there are"
            + " classic, another. Ask without explain, or another model.",
        problem.get("detail").asText());
    assertEquals("[\"classic\",\"another\"]", problem.get("allowed").toString());
  }

  @Test
  void models_sayWhichOfThemExplain() throws Exception {
    for (JsonNode model : TestServer.json(server.get("/api/v1/models"))) {
      boolean forest = model.get("type").asText().equals("forest");
      assertEquals(forest, model.get("explains").booleanValue(), model.toString());
    }
    assertEquals(
        List.of("classic", "another", "brought"),
        TestServer.json(server.get("/api/v1/models")).findValuesAsText("id"));
  }

  private static double sum(JsonNode why, String parts) {
    double sum = 0;
    for (JsonNode part : why.get(parts)) {
      sum += part.get("contribution").asDouble();
    }
    return sum;
  }

  private static JsonNode answer(String call, byte[] recording, int status) throws Exception {
    HttpResponse<String> response = server.post("/api/v1/" + call, "audio/wav", recording);
    assertEquals(status, response.statusCode(), response.body());
    return TestServer.json(response);
  }
}
