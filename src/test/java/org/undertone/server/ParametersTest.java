package org.undertone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undertone.server.RefusalTest.assertProblem;
import static org.undertone.server.TestServer.FORM;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.server.TestServer.Part;
import org.undertone.testing.SyntheticSpeech;

/** What a request is asked with: parameters and parts that mean nothing here, or stand twice. */
class ParametersTest {

  private static final String UPLOAD = "/api/v1/upload";
  private static final byte[] SPEECH = SyntheticSpeech.DEFAULT.wav(16_000);

  @TempDir private static Path folder;

  @RegisterExtension static final Serving SERVING = new Serving(() -> folder);
  private final TestServer server = SERVING.server();

  @ParameterizedTest
  @CsvSource({
    "upload, speaker, 'model, explain, set'",
    "upload, voice, 'model, explain, set'",
    "mic, Model, 'model, explain, set'",
    "baseline, explain, 'model, voice'"
  })
  void parameter_thatIsUnknown_is400AndNamesThoseThatAre(String route, String name, String known)
      throws Exception {
    String address = "/api/v1/" + route + "?" + name + "=true";
    JsonNode problem =
        assertProblem(400, "unknown-parameter", server.post(address, "audio/wav", SPEECH));
    assertEquals(
        "The parameter " + name + " is not known here; those that are: " + known + ".",
        problem.get("detail").asText());
    assertEquals(name, problem.get("found").asText());
    assertEquals(List.of(known.split(", ")), OpenApi.texts(problem.get("allowed")));
  }

  @ParameterizedTest
  @CsvSource({
    "upload, model, model=classic&model=another",
    "mic, explain, explain=true&explain=true",
    "upload, set, set=&set=true",
    "baseline, voice, voice=mixed&model=classic&voice=ordinary"
  })
  void parameter_givenTwice_is400AndNamed(String route, String name, String query)
      throws Exception {
    String address = "/api/v1/" + route + "?" + query;
    JsonNode problem =
        assertProblem(400, "repeated-parameter", server.post(address, "audio/wav", SPEECH));
    assertEquals(
        "The parameter " + name + " may stand in the address once.",
        problem.get("detail").asText());
    assertEquals(name, problem.get("found").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "explain", "set"})
  void parameter_inTheForm_is400AndSaysWhereItBelongs(String name) throws Exception {
    byte[] form = TestServer.form(Part.file("audio", SPEECH), Part.field(name, "another"));
    JsonNode problem = assertProblem(400, "misplaced-parameter", server.post(UPLOAD, FORM, form));
    assertEquals(
        "The part " + name + " belongs in the address, as in ?" + name + "=x.",
        problem.get("detail").asText());
  }

  @Test
  void whatIsNamedAsAParameterOfAnotherCall_isNotKnown() throws Exception {
    byte[] form = TestServer.form(Part.file("voice", SPEECH));
    assertProblem(400, "missing-part", server.post(UPLOAD, FORM, form));
    byte[] beside = TestServer.form(Part.file("audio", SPEECH), Part.field("voice", "low"));
    assertProblem(400, "unknown-part", server.post(UPLOAD, FORM, beside));
  }

  @Test
  void part_givenTwice_is400AndNamed() throws Exception {
    byte[] clips = TestServer.form(Part.file("file", SPEECH), Part.file("audio", SPEECH));
    JsonNode problem = assertProblem(400, "repeated-part", server.post(UPLOAD, FORM, clips));
    assertEquals(
        "The form may carry one part file here; send one request for each.",
        problem.get("detail").asText());
    byte[] voices =
        TestServer.form(
            Part.file("audio", SPEECH), Part.field("speaker", "{}"), Part.field("speaker", "{}"));
    problem = assertProblem(400, "repeated-part", server.post(UPLOAD, FORM, voices));
    assertEquals("speaker", problem.get("found").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"models", "limits"})
  void listing_takesNoParameter(String route) throws Exception {
    JsonNode problem =
        assertProblem(400, "unknown-parameter", server.get("/api/v1/" + route + "?x=1"));
    assertEquals("The parameter x is not known here; none is.", problem.get("detail").asText());
  }

  @Test
  void form_withAPartThatIsNotKnown_is400AndNamesIt() throws Exception {
    byte[] form = TestServer.form(Part.file("audio", SPEECH), Part.field("Speaker", "{}"));
    JsonNode problem = assertProblem(400, "unknown-part", server.post(UPLOAD, FORM, form));
    assertEquals("Speaker", problem.get("found").asText());
    assertEquals("[\"audio\",\"file\",\"speaker\"]", problem.get("allowed").toString());
  }

  @Test
  void form_withAPartWithoutAName_is400() throws Exception {
    for (Part nobody : List.of(Part.file("nobody", SPEECH), Part.field("nobody", "x"))) {
      byte[] named = TestServer.form(Part.file("audio", SPEECH), nobody);
      byte[] form =
          new String(named, StandardCharsets.ISO_8859_1)
              .replace("; name=\"nobody\"", "")
              .getBytes(StandardCharsets.ISO_8859_1);
      for (int time = 0; time < 50; time++) { // once might be done before its parts are looked for
        assertProblem(400, "malformed-form", server.post(UPLOAD, FORM, form));
        assertEquals(List.of(), server.resting());
      }
    }
  }
}
