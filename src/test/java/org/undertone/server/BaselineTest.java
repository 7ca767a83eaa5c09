package org.undertone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undertone.server.TestServer.FORM;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.audio.AudioLimits;
import org.undertone.model.ModelStore;
import org.undertone.model.SpeakerBaseline;
import org.undertone.server.TestServer.Part;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestModels;

/** A baseline of the speaker's voice: made, sent along, and refused. */
class BaselineTest {

  private static final String BASELINE = "/api/v1/baseline?model=adapting";
  private static final String UPLOAD = "/api/v1/upload?model=adapting";
  private static final SyntheticSpeech VOICE = SyntheticSpeech.DEFAULT.withPitchHz(230);
  private static final byte[] SPEECH = VOICE.wav(16_000);
  private static final byte[] SHORT = VOICE.withSeconds(1).withSeed(4).wav(16_000);
  private static final byte[] OTHER = VOICE.withSeconds(1).withSeed(9).wav(16_000);
  private static final byte[] SILENCE = SyntheticSpeech.wav16(new float[16_000], 16_000);

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    ModelStore models = new ModelStore(folder.resolve("models"));
    TestModels.adapting("adapting").save(models.folder().resolve("adapting"));
    server = new TestServer(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void nothing_isLeftInTemp() throws Exception {
    assertEquals(List.of(), server.resting());
  }

  @Test
  void rawRecording_becomesADocument() throws Exception {
    HttpResponse<String> response = server.post(BASELINE, "audio/wav", SPEECH);
    assertEquals(200, response.statusCode(), response.body());
    assertEquals("application/json", TestServer.text(response, "Content-Type"));
    assertEquals("no-store", TestServer.text(response, "Cache-Control"));
    SpeakerBaseline made = SpeakerBaseline.parse(response.body());
    assertEquals("classic-190", made.featureSet());
    assertEquals(SpeakerBaseline.Voice.MIXED, made.voice());
    assertEquals(1, made.clips());
    assertEquals(190, made.speaker().featureCount());
  }

  @ParameterizedTest
  @CsvSource({"ordinary, ordinary", "mixed, mixed", "'', mixed"})
  void voice_isWhatTheQuerySays(String asked, String expected) throws Exception {
    JsonNode made = TestServer.json(server.post(BASELINE + "&voice=" + asked, "audio/wav", SHORT));
    assertEquals(expected, made.get("voice").asText());
  }

  @Test
  void severalRecordings_countEachAndSilenceDoesNot() throws Exception {
    byte[] form =
        TestServer.form(
            Part.file("audio", SHORT),
            Part.file("file", SILENCE),
            Part.file("file", OTHER),
            Part.file("file", SHORT));
    String answer = made(form);
    assertTrue(answer.endsWith(",\"withoutSpeech\":[2]}"), answer);
    assertEquals(2, SpeakerBaseline.parse(answer).clips(), "the same recording twice counts once");
    String extended = made(with(answer));
    assertFalse(extended.contains("withoutSpeech"), extended);
  }

  @Test
  void speaker_thatIsSent_isExtended() throws Exception {
    Part first = Part.file("audio", SHORT);
    Part second = Part.file("audio", OTHER);
    String one = made(TestServer.form(first));
    SpeakerBaseline grown =
        SpeakerBaseline.parse(made(TestServer.form(second, Part.field("speaker", one))));
    SpeakerBaseline atOnce = SpeakerBaseline.parse(made(TestServer.form(first, second)));
    assertEquals(2, grown.clips());
    assertEquals(SpeakerBaseline.Voice.MIXED, grown.voice());
    double[] mean = atOnce.speaker().mean();
    double[] variance = atOnce.speaker().variance();
    for (int j = 0; j < mean.length; j++) {
      assertEquals(mean[j], grown.speaker().mean()[j], 1e-6 * (1 + Math.abs(mean[j])));
      assertEquals(variance[j], grown.speaker().variance()[j], 1e-4 * (1e-3 + variance[j]));
    }
  }

  @Test
  void speaker_ofOrdinarySpeech_isExtendedByNoOther() throws Exception {
    String ordinary = server.post(BASELINE + "&voice=ordinary", "audio/wav", SHORT).body();
    JsonNode extended = TestServer.json(server.post(BASELINE, FORM, with(ordinary)));
    assertEquals("ordinary", extended.get("voice").asText());
    assertEquals(2, extended.get("clips").asInt());
    JsonNode problem =
        assertProblem(
            400, "other-voice", server.post(BASELINE + "&voice=mixed", FORM, with(ordinary)));
    assertEquals(
        "The baseline is of the ordinary voice by classic-190 and cannot be extended by the mixed"
            + " voice by classic-190; make one apart.",
        problem.get("detail").asText());
  }

  @Test
  void speaker_thatCannotBeExtended_isRefused() throws Exception {
    String one = made(TestServer.form("audio", "a.wav", SHORT));
    assertRefused(BASELINE, "bad-baseline", "Dear diary", "no baseline document");
    assertRefused(
        BASELINE,
        "other-baseline",
        one.replace("classic-190", "means-180"),
        "190 features means-180, but the model adapting needs 190 of classic-190");
    assertRefused(
        BASELINE,
        "bad-baseline",
        one.replace("\"clips\":1", "\"clips\":1000000"),
        "clips must be at most 1000000, got 1000001");
    byte[] silent = TestServer.form(Part.file("audio", SILENCE), Part.field("speaker", one));
    assertProblem(422, "no-speech", server.post(BASELINE, FORM, silent));
    String tooLong = one + " ".repeat(SpeakerBaseline.MAX_BYTES + 1 - one.length());
    assertProblem(413, "baseline-too-large", server.post(BASELINE, FORM, with(tooLong)));
  }

  @Test
  void speaker_thatIsALongerFieldThanAFormMayHave_isCalledThat() throws Exception {
    try (TestServer wide = new TestServer(folder.resolve("wide"), AudioLimits.DEFAULT)) {
      byte[] form = with(" ".repeat(Form.MOST_FIELD_BYTES + 1));
      JsonNode problem =
          assertProblem(413, "baseline-too-large", wide.post("/api/v1/upload", FORM, form));
      assertTrue(problem.get("detail").asText().contains("not as a field"), problem.toString());
      assertEquals(SpeakerBaseline.MAX_BYTES, problem.get("allowed").asInt());
    }
  }

  @Test
  void silence_is422() throws Exception {
    assertProblem(422, "no-speech", server.post(BASELINE, "audio/wav", SILENCE));
    byte[] form = TestServer.form(Part.file("audio", SILENCE), Part.file("audio", SILENCE));
    assertProblem(422, "no-speech", server.post(BASELINE, FORM, form));
  }

  @Test
  void modelThatCannotAdapt_isRefusedWithThoseThatCan() throws Exception {
    JsonNode problem =
        assertProblem(400, "cannot-adapt", server.post("/api/v1/baseline", "audio/wav", SPEECH));
    assertEquals(
        "The model classic cannot use a baseline of the speaker's voice; those that can are"
            + " adapting.",
        problem.get("detail").asText());
    assertEquals("[\"adapting\"]", problem.get("allowed").toString());
    byte[] form = with(made(TestServer.form("audio", "a.wav", SHORT)));
    assertProblem(400, "cannot-adapt", server.post("/api/v1/upload", FORM, form));
  }

  @Test
  void parameters_areChecked() throws Exception {
    JsonNode problem =
        assertProblem(
            400, "bad-parameter", server.post(BASELINE + "&voice=sung", "audio/wav", SHORT));
    assertEquals("[\"ordinary\",\"mixed\"]", problem.get("allowed").toString());
    assertProblem(
        400, "unknown-model", server.post("/api/v1/baseline?model=gone", "audio/wav", SHORT));
    assertProblem(
        403,
        "cross-site",
        server.post(BASELINE, "audio/wav", SHORT, "Sec-Fetch-Site", "cross-site"));
  }

  @Test
  void badRecordingAmongGoodOnes_isRefusedByItsNumber() throws Exception {
    byte[] text = "Dear diary, today".repeat(50).getBytes(StandardCharsets.UTF_8);
    byte[] form =
        TestServer.form(
            Part.file("audio", SHORT), Part.file("audio", text), Part.file("audio", SHORT));
    JsonNode problem = assertProblem(415, "not-audio", server.post(BASELINE, FORM, form));
    assertEquals(2, problem.get("recording").asInt());
    byte[] empty = TestServer.form(Part.file("audio", SHORT), Part.file("audio", new byte[0]));
    JsonNode second = assertProblem(400, "empty", server.post(BASELINE, FORM, empty));
    assertEquals(2, second.get("recording").asInt());
    assertProblem(400, "empty", server.post(BASELINE, "audio/wav", new byte[0]));
    byte[] none = TestServer.form(Part.field("speaker", "{}"));
    assertProblem(400, "missing-part", server.post(BASELINE, FORM, none));
  }

  @Test
  void recordings_areBoundedTogether() throws Exception {
    byte[] low = VOICE.withSeconds(1).wav(8_000); // four of them are as long as one may be
    Part part = Part.file("audio", low);
    assertEquals(
        200, server.post(BASELINE, FORM, TestServer.form(part, part, part, part)).statusCode());
    byte[] tooLong = TestServer.form(part, part, part, part, part);
    JsonNode problem = assertProblem(413, "too-long", server.post(BASELINE, FORM, tooLong));
    assertEquals(4, problem.get("allowed").asDouble());

    Part full = Part.file("audio", Arrays.copyOf(SHORT, TestServer.MAX_BYTES - 100));
    byte[] inBytes = TestServer.form(full, Part.file("audio", new byte[101]));
    assertProblem(413, "too-large", server.post(BASELINE, FORM, inBytes));
  }

  @Test
  void recordings_areBoundedInNumber() throws Exception {
    Part blip = Part.file("audio", SyntheticSpeech.wav16(new float[800], 8_000)); // too short
    Part[] most =
        IntStream.range(0, Uploads.MOST_RECORDINGS).mapToObj(i -> blip).toArray(Part[]::new);
    assertProblem(422, "too-short", server.post(BASELINE, FORM, TestServer.form(most)));
    Part[] more = Arrays.copyOf(most, most.length + 1);
    more[most.length] = blip;
    JsonNode problem =
        assertProblem(413, "too-many", server.post(BASELINE, FORM, TestServer.form(more)));
    assertEquals(Uploads.MOST_RECORDINGS, problem.get("allowed").asInt());
    assertEquals(Uploads.MOST_RECORDINGS + 1, problem.get("found").asInt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"upload", "mic"})
  void speaker_asFieldOrFile_isUsedAndTold(String route) throws Exception {
    String baseline = made(TestServer.form(Part.file("audio", SHORT), Part.file("audio", OTHER)));
    JsonNode plain =
        TestServer.json(server.post("/api/v1/mic?model=adapting", "audio/wav", SPEECH));
    assertFalse(plain.has("speaker"));
    String address = "/api/v1/" + route + "?model=adapting";
    for (Part part :
        List.of(
            Part.field("speaker", baseline),
            Part.file("speaker", baseline.getBytes(StandardCharsets.UTF_8)))) {
      byte[] form = TestServer.form(Part.file("audio", SPEECH), part);
      HttpResponse<String> response = server.post(address, FORM, form);
      assertEquals(200, response.statusCode(), response.body());
      JsonNode verdict = TestServer.json(response);
      assertEquals("{\"clips\":2,\"voice\":\"mixed\"}", verdict.get("speaker").toString());
      assertNotEquals(plain.get("probabilities"), verdict.get("probabilities"));
    }
    byte[] before = TestServer.form(Part.field("speaker", baseline), Part.file("file", SPEECH));
    assertTrue(TestServer.json(server.post(address, FORM, before)).has("speaker"));
  }

  @Test
  void speaker_ofSilence_isNotTold() throws Exception {
    String baseline = made(TestServer.form("audio", "a.wav", SHORT));
    byte[] form = TestServer.form(Part.file("audio", SILENCE), Part.field("speaker", baseline));
    JsonNode verdict = TestServer.json(server.post(UPLOAD, FORM, form));
    assertEquals("no-speech", verdict.get("outcome").asText());
    assertFalse(verdict.has("speaker"));
  }

  @Test
  void speaker_thatIsNoneOrNewer_is400() throws Exception {
    String baseline = made(TestServer.form("audio", "a.wav", SHORT));
    assertRefused("bad-baseline", "", "no baseline document: it is empty");
    assertRefused("bad-baseline", "Dear diary", "no baseline document");
    assertRefused("bad-baseline", baseline.substring(0, 500), "no baseline document");
    assertRefused(
        "bad-baseline",
        baseline.replace("\"undertoneBaseline\":1", "\"undertoneBaseline\":2"),
        "the newer version 2");
    assertRefused("bad-baseline", baseline.replace("\"clips\":1", "\"clips\":0"), "at least 1");
    assertRefused("bad-baseline", baseline.replaceFirst("\\[", "[NaN,"), "as JSON at line 1,");
    assertRefused("bad-baseline", baseline.replaceFirst("\\[", "[1e999,"), "mean must lie within");
    assertRefused(
        "other-baseline",
        baseline.replace("classic-190", "means-180"),
        "190 features means-180, but the model adapting needs 190 of classic-190");
    assertRefused(
        "other-baseline",
        baseline.replaceAll("\\[[^,]*,", "["),
        "189 features classic-190, but the model adapting needs 190");
  }

  @Test
  void speaker_isBoundedApartFromTheRecording() throws Exception {
    String baseline = made(TestServer.form("audio", "a.wav", SHORT));
    String longest = baseline + " ".repeat(SpeakerBaseline.MAX_BYTES - baseline.length());
    Part largest = Part.file("audio", Arrays.copyOf(SPEECH, TestServer.MAX_BYTES));
    byte[] form = TestServer.form(largest, Part.field("speaker", longest));
    assertEquals(200, server.post(UPLOAD, FORM, form).statusCode());
    byte[] tooLarge = TestServer.form(largest, Part.field("speaker", longest + " "));
    JsonNode problem =
        assertProblem(413, "baseline-too-large", server.post(UPLOAD, FORM, tooLarge));
    assertEquals(SpeakerBaseline.MAX_BYTES, problem.get("allowed").asInt());
    assertEquals(SpeakerBaseline.MAX_BYTES + 1, problem.get("found").asInt());
    byte[] flood = TestServer.form(largest, Part.field("speaker", longest + longest));
    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(flood));
    assertProblem(413, "baseline-too-large", server.post(UPLOAD, FORM, chunked));
    byte[] audioTooLarge =
        TestServer.form(
            Part.file("audio", Arrays.copyOf(SPEECH, TestServer.MAX_BYTES + 1)),
            Part.field("speaker", baseline));
    assertProblem(413, "too-large", server.post(UPLOAD, FORM, audioTooLarge));
  }

  @Test
  void models_sayWhichOfThemAdapt() throws Exception {
    for (JsonNode model : TestServer.json(server.get("/api/v1/models"))) {
      boolean expected = model.get("id").asText().equals("adapting");
      assertEquals(expected, model.get("adapts").booleanValue(), model.toString());
    }
  }

  private static void assertRefused(String reason, String baseline, String detail)
      throws Exception {
    assertRefused(UPLOAD, reason, baseline, detail);
  }

  private static void assertRefused(String address, String reason, String baseline, String detail)
      throws Exception {
    JsonNode problem = assertProblem(400, reason, server.post(address, FORM, with(baseline)));
    assertTrue(problem.get("detail").asText().contains(detail), problem.toString());
    assertFalse(problem.toString().contains("org.undertone"), problem.toString());
  }

  private static byte[] with(String baseline) throws Exception {
    return TestServer.form(Part.file("audio", SHORT), Part.field("speaker", baseline));
  }

  private static String made(byte[] form) throws Exception {
    HttpResponse<String> response = server.post(BASELINE, FORM, form);
    assertEquals(200, response.statusCode(), response.body());
    return response.body();
  }

  private static JsonNode assertProblem(int status, String reason, HttpResponse<String> response)
      throws Exception {
    assertEquals(status, response.statusCode(), response.body());
    assertEquals("application/problem+json", TestServer.text(response, "Content-Type"));
    JsonNode problem = TestServer.json(response);
    assertEquals(reason, problem.get("reason").asText(), response.body());
    assertFalse(problem.get("detail").asText().isBlank());
    return problem;
  }
}
