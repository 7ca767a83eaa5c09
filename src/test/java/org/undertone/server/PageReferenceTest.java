package org.undertone.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page for programs shows all that {@code openapi.json} says. */
@ExtendWith(Chromium.class)
class PageReferenceTest {

  @TempDir private static Path folder;
  private static TestServer server;
  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() throws Exception {
    server = new TestServer(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open(Chromium.Running chromium) {
    context =
        chromium.context(new Browser.NewContextOptions().setBaseURL(server.uri("/").toString()));
    page = context.newPage();
    page.onPageError(complaints::add);
  }

  @AfterEach
  void page_neverFailsByItself() {
    context.close();
    assertEquals(List.of(), complaints);
  }

  @Test
  void everyCall_isShownWithItsParametersPartsAndAnswers() throws Exception {
    JsonNode document = new OpenApi().document;
    shown();
    List<String> calls = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (!method.getKey().equals("head")) {
          String id = method.getValue().get("operationId").textValue();
          calls.add(id);
          Locator section = page.locator("#calls > #" + id);
          assertThat(section).containsText(path.getKey());
          assertThat(section).containsText(method.getValue().get("summary").textValue());
          method
              .getValue()
              .get("responses")
              .fieldNames()
              .forEachRemaining(status -> assertThat(section).containsText(status));
        }
      }
    }
    assertEquals(calls, ids("#calls > section"));
    assertThat(page.locator("#upload")).containsText("bad-baseline");
    assertThat(page.locator("#upload tr", new Page.LocatorOptions().setHasText("explain")).first())
        .containsText("Otherwise false.");
    assertThat(page.locator("#upload")).containsText("speaker");
    assertThat(page.locator("#upload")).containsText("audio/*, video/webm");
  }

  @Test
  void everySchema_isShownWithItsProperties() throws Exception {
    JsonNode schemas = new OpenApi().document.at("/components/schemas");
    shown();
    List<String> names = new ArrayList<>();
    schemas.fieldNames().forEachRemaining(names::add);
    assertEquals(names, ids("#shapes > section"));
    for (String name : names) {
      List<String> properties = new ArrayList<>();
      schemas.get(name).path("properties").fieldNames().forEachRemaining(properties::add);
      assertEquals(properties, page.locator("#" + name + " tbody th code").allTextContents(), name);
    }
    assertThat(page.locator("#Verdict th", new Page.LocatorOptions().setHasText("explanation")))
        .containsText("optional");
  }

  @Test
  void everyLink_leadsSomewhere() {
    shown();
    List<String> targets =
        page.locator("a[href^='#']").all().stream().map(a -> a.getAttribute("href")).toList();
    assertTrue(targets.contains("#Candidate"), targets.toString());
    for (String target : targets) {
      assertEquals(1, page.locator("[id='" + target.substring(1) + "']").count(), target);
    }
  }

  @Test
  void example_namesThisServer() {
    shown();
    assertThat(page.locator("#example"))
        .hasText("curl -F audio=@voice.wav '" + server.uri("/api/v1/upload?explain=true") + "'");
  }

  @Test
  void example_namesThisServer_beneathThePrefixOfAProxy() {
    page.route(
        "**/beneath/**",
        route ->
            route.resume(
                new Route.ResumeOptions().setUrl(route.request().url().replace("/beneath/", "/"))));
    page.navigate("/beneath/api.html#upload");
    assertThat(page.locator("#example"))
        .hasText(
            "curl -F audio=@voice.wav '" + server.uri("/beneath/api/v1/upload?explain=true") + "'");
  }

  @Test
  void firstPage_leadsHere_andTheMarkLeadsBack() {
    page.navigate("/");
    Page manual = page.waitForPopup(page.locator("footer a[href='api.html']")::click);
    assertThat(manual.locator("#reference")).isVisible();
    assertThat(page.locator("#record")).isVisible(); // with all that was not sent yet
    manual.locator("h1 a").click();
    assertThat(manual.locator("#record")).isVisible();
  }

  @Test
  void descriptionThatCannotBeHad_isSaid() {
    page.route("**/openapi.json", Route::abort);
    page.navigate("/api.html");
    assertThat(page.locator("#reading")).containsText("could not be loaded");
    assertThat(page.locator("#reference")).isHidden();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 320})
  void page_fitsItsWindow(int width) {
    page.setViewportSize(width, 800);
    shown();
    assertEquals(width, page.evaluate("document.documentElement.scrollWidth"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                       | anything
          { type: 'number', minimum: 0, maximum: 1 }               | number, 0 to 1
          { type: 'integer', minimum: 1 }                          | integer, at least 1
          { type: 'number', exclusiveMinimum: 0 }                  | number, above 0
          { type: 'number', maximum: 2 }                           | number, at most 2
          { type: ['number', 'null'] }                             | number or null
          { enum: ['a', 'b'] }                                     | 'a | b'
          { type: 'array', items: { $ref: '#/components/x/Gate' }} | list of Gate
          { type: 'object', additionalProperties: { type: 'number' }} | object: number by name
          """)
  void kind_saysWhatIsAskedFor(String schema, String expected) {
    page.navigate("/");
    assertEquals(
        expected,
        page.evaluate("import('/js/reference-words.js').then((m) => m.kind(" + schema + "))"));
  }

  private void shown() {
    page.navigate("/api.html");
    assertThat(page.locator("#reference")).isVisible();
  }

  private List<String> ids(String selector) {
    return page.locator(selector).all().stream().map(e -> e.getAttribute("id")).toList();
  }
}
