package org.undertone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.learn.ConformalSets;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestModels;

/** {@code ?set=}: who asks for a set of labels gets one, of models that learned to. */
class LabelSetTest {

  private static final byte[] SPEECH = SyntheticSpeech.DEFAULT.wav(16_000);

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    TestModels.givingSets("giving", new ConformalSets(0.9, 0))
        .save(folder.resolve("models/giving"));
    server = new TestServer(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"upload?set=true", "mic?set=true", "upload?set=true&explain=true"})
  void set_holdsTheLabels_theMostProbableFirst(String call) throws Exception {
    JsonNode verdict = answer(call + "&model=giving", SPEECH, 200);
    JsonNode set = verdict.get("set");
    assertEquals(0.9, set.get("probability").doubleValue());
    assertEquals(5, set.get("labels").size());
    double before = 1;
    for (JsonNode label : set.get("labels")) {
      double probability = verdict.get("probabilities").get(label.asText()).doubleValue();
      assertTrue(probability <= before, verdict.toString());
      before = probability;
    }
    assertEquals(call.contains("explain"), verdict.has("explanation"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"upload?model=giving", "mic?model=giving&set=false"})
  void set_thatIsNotAskedFor_isAbsent(String call) throws Exception {
    assertFalse(answer(call, SPEECH, 200).has("set"));
  }

  @Test
  void set_ofSilence_isAbsent() throws Exception {
    byte[] silence = SyntheticSpeech.wav16(new float[16_000], 16_000);
    JsonNode verdict = answer("mic?set=true&model=giving", silence, 200);
    assertEquals("no-speech", verdict.get("outcome").asText());
    assertFalse(verdict.has("set"));
  }

  @Test
  void setOfAnotherValue_isRefused() throws Exception {
    JsonNode problem = answer("upload?set=90&model=giving", SPEECH, 400);
    assertEquals("bad-parameter", problem.get("reason").asText());
    assertEquals("The parameter set must be true or false.", problem.get("detail").asText());
    assertEquals("[\"true\",\"false\"]", problem.get("allowed").toString());
  }

  @Test
  void modelThatLearnedNoThreshold_isRefusedWithThoseThatDid() throws Exception {
    JsonNode problem = answer("upload?set=true", SPEECH, 400);
    assertEquals("cannot-give-sets", problem.get("reason").asText());
    assertEquals(
        "The model classic learned no threshold for sets of labels, and only models that did can"
            + " give one; there are giving. Ask without set, or another model.",
        problem.get("detail").asText());
    assertEquals("[\"giving\"]", problem.get("allowed").toString());
  }

  @Test
  void models_sayWhichOfThemGiveSets() throws Exception {
    List<String> able = new ArrayList<>();
    for (JsonNode model : TestServer.json(server.get("/api/v1/models"))) {
      if (model.get("sets").booleanValue()) {
        able.add(model.get("id").asText());
      }
    }
    assertEquals(List.of("giving"), able);
  }

  private static JsonNode answer(String call, byte[] recording, int status) throws Exception {
    HttpResponse<String> response = server.post("/api/v1/" + call, "audio/wav", recording);
    assertEquals(status, response.statusCode(), response.body());
    return TestServer.json(response);
  }
}
