package org.undertone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.audio.BadAudioException;
import org.undertone.learn.ConformalSets;
import org.undertone.model.Label;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestModels;

/** {@code openapi.json} says what the service does: neither less nor more. */
class OpenApiTest {

  private static final String ROOT = "/api/v1/";
  private static final byte[] SPEECH = SyntheticSpeech.DEFAULT.wav(16_000);
  private static final byte[] SECOND = SyntheticSpeech.DEFAULT.withSeconds(1).wav(16_000);
  private static final byte[] SILENCE = SyntheticSpeech.wav16(new float[16_000], 16_000);

  @TempDir private static Path folder;
  private static TestServer server;
  private static OpenApi api;

  @BeforeAll
  static void start() throws Exception {
    Path models = folder.resolve("models");
    TestModels.adapting("adapting").save(models.resolve("adapting"));
    TestModels.givingSets("giving", new ConformalSets(0.9, 0)).save(models.resolve("giving"));
    server = new TestServer(folder);
    api = new OpenApi();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void document_isServed() throws Exception {
    assertEquals(api.document, TestServer.json(server.get("/openapi.json")));
    assertEquals("3.1.1", api.document.get("openapi").textValue());
  }

  @Test
  void paths_areTheRoutes() {
    Set<String> described = new TreeSet<>();
    api.document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    assertEquals(server.server.routes(), described);
  }

  /** A server that is being stopped says so wherever it is asked. */
  @Test
  void everyCall_mayBeAnsweredByAServerThatStops() {
    for (JsonNode path : api.document.get("paths")) {
      path.properties()
          .forEach(
              method -> {
                JsonNode stopping = method.getValue().at("/responses/503");
                assertFalse(stopping.isMissingNode(), method.toString());
                boolean told =
                    stopping.path("$ref").asText().endsWith("/Unavailable")
                        || stopping.path("content").has("application/problem+json");
                assertEquals(!method.getKey().equals("head"), told, method.toString());
              });
    }
  }

  @Test
  void everyCallButOfHealth_mayBeAskedByAWrongName() {
    api.document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            assertEquals(
                                !path.getKey().contains("/health/"),
                                method.getValue().at("/responses").has("421"),
                                path.getKey())));
  }

  @Test
  void everyReference_leadsSomewhere() {
    List<JsonNode> references = api.document.findValues("$ref");
    assertTrue(references.size() > 50);
    for (JsonNode reference : references) {
      assertTrue(reference.textValue().startsWith("#/components/"), reference.toString());
      assertFalse(
          api.document.at(reference.textValue().substring(1)).isMissingNode(),
          reference.toString());
    }
  }

  @Test
  void reasons_areThoseOfTheCode_eachUnderItsStatus() throws Exception {
    Map<Integer, Set<String>> described = new TreeMap<>();
    api.document
        .at("/components/responses")
        .forEach(
            response -> {
              JsonNode kind =
                  response.at("/content/application~1problem+json/schema/allOf/1/properties");
              described.put(
                  kind.at("/status/const").asInt(),
                  new TreeSet<>(OpenApi.texts(kind.at("/reason/enum"))));
            });
    Map<Integer, Set<String>> known = knownReasons();
    assertTrue(known.size() >= 9, known.toString());
    assertEquals(known, described);
    assertEquals(
        known.values().stream().flatMap(Set::stream).collect(Collectors.toSet()),
        Set.copyOf(
            OpenApi.texts(api.document.at("/components/schemas/Problem/properties/reason/enum"))));
  }

  /**
   * Those of the sources, of refused recordings and of wishes; what the framework refuses is 400.
   */
  private static Map<Integer, Set<String>> knownReasons() throws Exception {
    Map<Integer, Set<String>> known = new TreeMap<>();
    known.computeIfAbsent(400, status -> new TreeSet<>()).add("bad-request");
    for (Wish wish : Wish.values()) {
      known.get(400).add(wish.reason);
    }
    Matcher problems =
        Pattern.compile("Problem\\s*\\.of\\(\\s*(\\d+),\\s*\"([a-z-]+)\"").matcher(sources());
    while (problems.find()) {
      known
          .computeIfAbsent(Integer.valueOf(problems.group(1)), status -> new TreeSet<>())
          .add(problems.group(2));
    }
    for (BadAudioException.Reason reason : BadAudioException.Reason.values()) {
      Problem problem = Problems.badAudio(new BadAudioException(reason, "so"));
      known
          .computeIfAbsent(problem.status(), status -> new TreeSet<>())
          .add(String.valueOf(problem.fields().get("reason")));
    }
    return known;
  }

  private static String sources() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("src/main/java/org/undertone/server"))) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.sorted().toList()) {
        all.append(Files.readString(file));
      }
      return all.toString();
    }
  }

  @Test
  void parametersAndParts_areThoseOfTheCode() throws Exception {
    Set<String> parameters = new TreeSet<>();
    Matcher asked = Pattern.compile("queryParam\\(\"(\\w+)\"\\)").matcher(sources());
    while (asked.find()) {
      parameters.add(asked.group(1));
    }
    for (Wish wish : Wish.values()) {
      parameters.add(wish.parameter);
    }
    Set<String> described = new TreeSet<>();
    for (JsonNode parameter : api.document.at("/components/parameters")) {
      described.add(parameter.get("name").textValue());
    }
    assertEquals(parameters, described);
    assertEquals(Parameters.RECOGNITION, parameters("upload"));
    assertEquals(Parameters.RECOGNITION, parameters("mic"));
    assertEquals(Parameters.BASELINE, parameters("baseline"));
    for (String route : List.of("upload", "mic", "baseline")) {
      JsonNode body = operation("post", route).at("/requestBody/content");
      Set<String> types = new TreeSet<>(Uploads.RAW_TYPES);
      types.add(Uploads.MULTIPART);
      Set<String> taken = new TreeSet<>();
      body.fieldNames().forEachRemaining(taken::add);
      assertEquals(types, taken);
      Set<String> parts = new TreeSet<>(Form.RECORDINGS);
      parts.add(Form.SPEAKER);
      Set<String> named = new TreeSet<>();
      JsonNode form = body.get(Uploads.MULTIPART).at("/schema/properties");
      form.fieldNames().forEachRemaining(named::add);
      assertEquals(parts, named);
      if (route.equals("baseline")) {
        assertEquals(Uploads.MOST_RECORDINGS, form.at("/audio/maxItems").intValue());
      }
    }
    assertEquals(
        Arrays.stream(Label.values()).map(Label::word).toList(),
        OpenApi.texts(api.document.at("/components/schemas/Label/enum")));
  }

  private static List<String> parameters(String route) {
    return operation("post", route).get("parameters").findValuesAsText("$ref").stream()
        .map(reference -> api.document.at(reference.substring(1)).get("name").textValue())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upload",
        "mic?explain=true",
        "upload?set=true&explain=true&model=giving",
        "baseline?model=adapting&voice=ordinary"
      })
  void answers_areAsDescribed(String call) throws Exception {
    HttpResponse<String> response = server.post(ROOT + call, "audio/wav", SPEECH);
    assertEquals(List.of(), differences("post", call, response));
    JsonNode answer = TestServer.json(response);
    assertEquals(call.contains("set"), answer.has("set"));
    assertEquals(call.contains("explain"), answer.has("explanation"));
  }

  @Test
  void answersWithoutSpeech_andOfAKnownVoice_areAsDescribed() throws Exception {
    HttpResponse<String> silence = server.post(ROOT + "upload", "audio/wav", SILENCE);
    assertTrue(TestServer.json(silence).get("label").isNull());
    assertEquals(List.of(), differences("post", "upload", silence));
    String baseline = server.post(ROOT + "baseline?model=adapting", "audio/wav", SPEECH).body();
    byte[] form =
        TestServer.form(
            TestServer.Part.file("audio", SPEECH), TestServer.Part.field("speaker", baseline));
    HttpResponse<String> known = server.post(ROOT + "upload?model=adapting", TestServer.FORM, form);
    assertTrue(TestServer.json(known).has("speaker"), known.body());
    assertEquals(List.of(), differences("post", "upload", known));
    byte[] some =
        TestServer.form(
            TestServer.Part.file("audio", SILENCE), TestServer.Part.file("audio", SPEECH));
    HttpResponse<String> measured =
        server.post(ROOT + "baseline?model=adapting", TestServer.FORM, some);
    assertTrue(TestServer.json(measured).has("withoutSpeech"), measured.body());
    assertEquals(List.of(), differences("post", "baseline", measured));
  }

  @ParameterizedTest
  @CsvSource({
    "upload, audio, 200",
    "upload, file, 200",
    "upload, audio file, 400",
    "mic, audio, 200",
    "mic, audio file, 400",
    "baseline?model=adapting, file, 200",
    "baseline?model=adapting, audio file, 200",
  })
  void form_isTaken_whereItsPartsAreAsDescribed(String call, String names, int status)
      throws Exception {
    JsonNode schema =
        operation("post", call.replaceFirst("\\?.*", ""))
            .at("/requestBody/content/multipart~1form-data/schema");
    List<TestServer.Part> parts = new ArrayList<>();
    ObjectNode form = new ObjectMapper().createObjectNode();
    for (String name : names.split(" ", -1)) {
      parts.add(TestServer.Part.file(name, SECOND));
      boolean many = schema.at("/properties/" + name).has("items");
      if (many) {
        form.putArray(name).add("RIFF");
      } else {
        form.put(name, "RIFF");
      }
    }
    byte[] body = TestServer.form(parts.toArray(TestServer.Part[]::new));
    assertEquals(status, server.post(ROOT + call, TestServer.FORM, body).statusCode());
    assertEquals(status == 200, api.differences(schema, form, "").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"models", "limits", "health/live", "health/ready"})
  void listings_areAsDescribed(String route) throws Exception {
    assertEquals(List.of(), differences("get", route, server.get(ROOT + route)));
  }

  @ParameterizedTest
  @CsvSource({
    "upload?model=gone, audio/wav, 400",
    "upload?explain=yes, audio/wav, 400",
    "upload?set=true, audio/wav, 400",
    "baseline, audio/wav, 400",
    "mic, text/plain, 415",
    "baseline?model=adapting, audio/wav, 422",
  })
  void refusals_areAsDescribed(String call, String type, int status) throws Exception {
    HttpResponse<String> response = server.post(ROOT + call, type, SILENCE);
    assertEquals(status, response.statusCode(), response.body());
    assertEquals(List.of(), differences("post", call, response));
  }

  @Test
  void refusalOfTooLarge_isAsDescribed() throws Exception {
    byte[] large = new byte[TestServer.MAX_BYTES + 1];
    HttpResponse<String> response = server.post(ROOT + "upload", "audio/wav", large);
    assertEquals(413, response.statusCode());
    assertEquals(List.of(), differences("post", "upload", response));
  }

  @Test
  void checker_findsWhatIsNotDescribed() throws Exception {
    String live = "{\"status\":\"dead\",\"since\":1}";
    assertEquals(
        List.of(
            " lacks model",
            "/status is \"dead\", none of [\"ready\",\"busy\"]",
            " has since, which is not described"),
        api.differences(
            api.document.at("/components/schemas/Ready"),
            new ObjectMapper().readTree(live.getBytes(StandardCharsets.UTF_8)),
            ""));
  }

  private static JsonNode operation(String method, String route) {
    return api.document.get("paths").path(ROOT + route).path(method);
  }

  private static List<String> differences(String method, String call, HttpResponse<String> response)
      throws Exception {
    JsonNode responses = operation(method, call.replaceFirst("\\?.*", "")).get("responses");
    JsonNode described = api.resolved(responses.path(String.valueOf(response.statusCode())));
    String type = TestServer.text(response, "Content-Type").split(";", 2)[0];
    return api.differences(
        described.path("content").path(type).path("schema"), TestServer.json(response), "");
  }
}
