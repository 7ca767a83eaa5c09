package org.undertone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.learn.network.NetworkType;
import org.undertone.model.ModelStore;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestModels;
import org.undertone.testing.TestNetworks;

/** Several models at once, forests and networks, and which of them a server takes. */
class ModelsTest {

  private static final byte[] VOICE = SyntheticSpeech.DEFAULT.wav(16_000);

  @TempDir private Path folder;
  private ModelStore store;

  @BeforeEach
  void save() throws Exception {
    store = new ModelStore(folder.resolve("models"));
    TestModels.forest("classic").save(store.folder().resolve("classic"));
    TestNetworks.bundle("companion", NetworkType.CNN_MEL).save(store.folder().resolve("companion"));
    TestNetworks.saveWaveform(store.folder().resolve("brought"), "brought");
  }

  @Test
  void everyType_answersOnItsOwnPath() throws Exception {
    try (UndertoneServer server = server("classic", List.of())) {
      JsonNode models = TestServer.json(get(server, "/api/v1/models"));
      assertEquals(List.of("classic", "brought", "companion"), ids(models));
      assertTrue(models.get(0).get("parameters").isNull());
      assertEquals("torchscript", models.get(1).get("type").asText());
      assertEquals("cnn-mel", models.get(2).get("type").asText());
      assertTrue(models.get(2).get("parameters").asLong() > 1000);
      for (JsonNode model : models) {
        JsonNode verdict = answer(server, model.get("id").asText(), 200);
        assertEquals(model.get("id"), verdict.get("model").get("id"));
        assertEquals(model.get("type"), verdict.get("model").get("type"));
        assertEquals(model.get("featureSet"), verdict.get("model").get("featureSet"));
        assertEquals(5, verdict.get("probabilities").size());
      }
    }
  }

  @Test
  void networkAsTheDefault_answersWhereNoneIsNamed() throws Exception {
    try (UndertoneServer server = server("companion", List.of("classic"))) {
      assertEquals(
          List.of("companion", "classic"), ids(TestServer.json(get(server, "/api/v1/models"))));
      assertEquals("companion", answer(server, "", 200).get("model").get("id").asText());
      JsonNode refused = answer(server, "brought", 400);
      assertEquals("unknown-model", refused.get("reason").asText());
      assertEquals("[\"companion\",\"classic\"]", refused.get("allowed").toString());
    }
  }

  @Test
  void networkThatTurnsOutBroken_isRefusedFromThenOnAndNoLongerListed() throws Exception {
    Path weights = store.folder().resolve("companion/network.params");
    byte[] whole = Files.readAllBytes(weights);
    whole[whole.length / 2] ^= 1;
    Files.write(weights, whole);
    try (UndertoneServer server = server("classic", List.of("companion"))) {
      for (int i = 0; i < 2; i++) {
        JsonNode refused = answer(server, "companion", 503);
        assertEquals("model-unavailable", refused.get("reason").asText());
        assertTrue(refused.get("detail").asText().contains("companion"), refused.toString());
        assertTrue(!refused.toString().contains(folder.toString()), refused.toString());
      }
      assertEquals(List.of("classic"), ids(TestServer.json(get(server, "/api/v1/models"))));
      assertEquals("[\"classic\"]", answer(server, "gone", 400).get("allowed").toString());
      answer(server, "classic", 200);
    }
  }

  @Test
  void modelThatIsNamed_mustBeThereAndWhole() throws Exception {
    assertTrue(
        assertThrows(IOException.class, () -> server("classic", List.of("gone")))
            .getMessage()
            .contains("needed is one of the models classic, brought, companion"));
    Files.write(store.folder().resolve("companion/network.params"), new byte[7]);
    assertTrue(
        assertThrows(IOException.class, () -> server("classic", List.of("companion")))
            .getMessage()
            .contains("network.params: found 7 bytes"));
    try (UndertoneServer server = server("classic", List.of())) {
      assertEquals(
          List.of("classic", "brought"), ids(TestServer.json(get(server, "/api/v1/models"))));
    }
  }

  private UndertoneServer server(String defaultId, List<String> ids) throws IOException {
    UndertoneServer server =
        new UndertoneServer(
            TestServer.options(folder.resolve("temp"), 2, 4), store, defaultId, ids);
    server.start();
    return server;
  }

  private static JsonNode answer(UndertoneServer server, String model, int status)
      throws Exception {
    HttpResponse<String> response =
        send(
            request(server, "/api/v1/upload?model=" + model)
                .header("Content-Type", "audio/wav")
                .POST(BodyPublishers.ofByteArray(VOICE))
                .build());
    assertEquals(status, response.statusCode(), response.body());
    assertEquals(
        Optional.empty(), response.headers().firstValue("Retry-After"), "none mends itself");
    return TestServer.json(response);
  }

  private static HttpResponse<String> get(UndertoneServer server, String path) throws Exception {
    return send(request(server, path).build());
  }

  private static HttpRequest.Builder request(UndertoneServer server, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static List<String> ids(JsonNode models) {
    List<String> ids = new ArrayList<>();
    models.forEach(model -> ids.add(model.get("id").asText()));
    return ids;
  }
}
