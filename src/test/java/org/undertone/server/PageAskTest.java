package org.undertone.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undertone.testing.SyntheticSpeech;

/** What the page asks of a model depends on what the model can, and waits until that is known. */
@ExtendWith(Chromium.class)
class PageAskTest {

  private static final String MODELS = "**/api/v1/models";
  private static final String UPLOAD = "**/upload?*";

  /** The model that is; nothing where the browser keeps no storage. */
  private static final String REMEMBERED =
      """
      () => {
        try {
          return localStorage.getItem('undertone.model');
        } catch {
          return null;
        }
      }
      """;

  private static final Pattern WHY = Pattern.compile("[A-Z].* (speaks?|which speaks) for happy\\.");
  private static final FilePayload VOICE = wav(VoiceModels.HAPPY.wav(16_000));
  private static final FilePayload SILENCE = wav(SyntheticSpeech.wav16(new float[32_000], 16_000));

  @TempDir private static Path folder;

  @RegisterExtension static final VoicePages PAGES = new VoicePages(() -> folder);

  private final List<String> sent = new ArrayList<>();
  private Page page;

  @BeforeEach
  void open(Chromium.Running chromium) {
    page = PAGES.open(chromium, new Browser.NewContextOptions());
    page.onRequest(
        request -> {
          if (request.method().equals("POST")) {
            sent.add(request.url().replaceFirst(".*/api/v1/", ""));
          }
        });
  }

  @Test
  void clip_sentBeforeTheModelsAreKnown_waitsForThemAndIsExplained() {
    List<Route> held = new ArrayList<>();
    page.route(MODELS, held::add);
    page.navigate("/");
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#status")).hasText("Listening to it.");
    assertThat(page.locator("#name")).hasText("\u2068voice.wav\u2069, 3.0 s"); // drawn meanwhile
    assertEquals(List.of(), sent);
    held.get(0).resume();
    assertThat(page.locator("#why")).hasText(WHY);
    assertEquals(List.of("upload?model=classic&explain=true&set=false"), sent);
  }

  @Test
  void clip_sentBeforeTheModelsAreKnown_goesToTheOneRemembered() {
    page.navigate("/");
    page.selectOption("#model", "doubtful");
    List<Route> held = new ArrayList<>();
    page.route(MODELS, held::add);
    page.reload();
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#status")).hasText("Listening to it.");
    held.get(0).resume();
    assertThat(page.locator("#facts")).containsText("doubtful");
  }

  @Test
  void clip_discardedWhileItWaits_isNotSent() {
    List<Route> held = new ArrayList<>();
    page.route(MODELS, held::add);
    page.navigate("/");
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#status")).hasText("Listening to it.");
    page.locator("#discard").click();
    held.get(0).resume();
    assertThat(page.locator("#models")).isVisible();
    assertThat(page.locator("body[data-state=empty]")).hasCount(1);
    assertEquals(List.of(), sent);
  }

  @Test
  void modelsThatCannotBeHad_areAskedForAgain_andTheClipIsAnsweredWithoutThem() {
    page.route(MODELS, Route::abort);
    page.navigate("/");
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#word")).hasText("Happy");
    assertThat(page.locator("#why")).hasText("");
    assertThat(page.locator("#models")).isHidden();
    assertEquals(List.of("upload?model=&explain=false&set=false"), sent);
    page.unroute(MODELS);
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#why")).hasText(WHY);
    assertThat(page.locator("#models")).isVisible();
  }

  @Test
  void modelsThatCannotBeHad_leaveTheOneRemembered() {
    page.navigate("/");
    page.selectOption("#model", "doubtful");
    page.route(MODELS, Route::abort);
    page.reload();
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#facts")).containsText("doubtful");
    assertEquals(List.of("upload?model=doubtful&explain=false&set=false"), sent);
  }

  @Test
  void modelsThatNeverCome_areNotWaitedForWithoutEnd() {
    page.addInitScript(
        """
        const wait = window.setTimeout;
        window.setTimeout = (act, millis, ...rest) => wait(act, millis === 5000 ? 50 : millis, ...rest);
        """);
    page.route(MODELS, route -> {});
    page.navigate("/");
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#word")).hasText("Happy");
  }

  @Test
  void set_isToldWithItsCondition_ofModelsThatGiveOneAlone() {
    page.navigate("/");
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#answer")).isVisible();
    page.getByText("How I came to this").click();
    assertThat(page.locator("#gates")).isVisible();
    assertThat(page.locator("#set")).isHidden();
    page.selectOption("#model", "doubtful");
    assertThat(page.locator("#set"))
        .hasText(
            Pattern.compile(
                "Happy(, (sad|neutral|surprised)){0,2}: nine times in ten such a list holds the right"
                    + " feeling, for recordings like those that I learned from\\."));
    assertThat(page.locator("#set")).isVisible();
    assertEquals("upload?model=doubtful&explain=true&set=true", sent.get(1));
  }

  @Test
  void modelThatGivesNoSetsAnyMore_isAskedForNone_onceThatIsKnown() {
    page.navigate("/");
    page.selectOption("#model", "doubtful");
    page.route(
        MODELS,
        route -> {
          String models = route.fetch().text();
          route.fulfill(
              new Route.FulfillOptions()
                  .setContentType("application/json")
                  .setBody(models.replace("\"sets\":true", "\"sets\":false")));
        });
    page.route("**/upload?*set=true", route -> refuse(route, "cannot-give-sets"));
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#notice")).containsText("This model has changed");
    page.locator("#send").click();
    assertThat(page.locator("#answer")).isVisible();
    assertEquals("upload?model=doubtful&explain=true&set=false", sent.get(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          localStorage.setItem('undertone.model', 'classic')                                     | classic
          localStorage.setItem('undertone.model', 'gone')                                        |
          Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } }) |
          """)
  void model_thatIsChosen_staysSo_whateverIsRemembered_whenTheModelsAreAskedForAgain(
      String happened, String remembered) {
    page.navigate("/");
    page.selectOption("#model", "doubtful");
    page.evaluate("() => { " + happened + "; }");
    page.route(UPLOAD, route -> refuse(route, "cannot-explain"));
    page.waitForResponse(MODELS, () -> page.setInputFiles("#file", VOICE));
    assertThat(page.locator("#notice")).containsText("This model has changed");
    assertThat(page.locator("#model")).hasValue("doubtful");
    page.unroute(UPLOAD);
    page.locator("#send").click();
    assertThat(page.locator("#facts")).containsText("doubtful");
    assertEquals(remembered, page.evaluate(REMEMBERED));
  }

  @Test
  void modelsThatCannotBeHad_areAskedForAgain_whereOneRecords() {
    List<String> failed = new ArrayList<>();
    page.onRequestFailed(request -> failed.add(request.url()));
    page.route(MODELS, Route::abort);
    page.navigate("/");
    page.waitForCondition(() -> failed.size() == 1);
    page.unroute(MODELS);
    page.locator("#record").click();
    assertThat(page.locator("#models")).isVisible();
    assertThat(page.locator("body[data-state=recording]")).hasCount(1);
  }

  @Test
  void set_ofSilence_isNotTold() {
    page.navigate("/");
    page.selectOption("#model", "doubtful");
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#set")).not().hasText("");
    page.setInputFiles("#file", SILENCE);
    assertThat(page.locator("#word")).hasText("No speech");
    assertThat(page.locator("#set")).hasText("");
  }

  private static void refuse(Route route, String reason) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(400)
            .setContentType("application/problem+json")
            .setBody("{\"reason\":\"" + reason + "\",\"detail\":\"Ask without.\"}"));
  }

  private static FilePayload wav(byte[] bytes) {
    return new FilePayload("voice.wav", "audio/wav", bytes);
  }
}
