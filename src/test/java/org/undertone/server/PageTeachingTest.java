package org.undertone.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How teaching the page a voice ends, and that nothing is learned unless it ends well. */
@ExtendWith(Chromium.class)
class PageTeachingTest {

  @TempDir private static Path folder;
  private static UndertoneServer server;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void start() throws Exception {
    server = PageVoiceTest.serve(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open(Chromium.Running chromium) {
    page =
        chromium.open(
            server.port(),
            complaints,
            new Browser.NewContextOptions().setPermissions(List.of("microphone")));
    page.addInitScript(PageTest.WATCH);
    page.onRequest(
        request -> {
          if (request.method().equals("POST")) {
            sent.add(request.url());
          }
        });
    page.navigate("/");
    page.selectOption("#model", "knowing");
  }

  @AfterEach
  void close() throws Exception {
    page.context().close();
    assertEquals(List.of(), complaints);
    PageVoiceTest.assertNothingRests(folder);
  }

  @Test
  void teaching_endsByItselfAfterFifteenSeconds() {
    PageVoiceTest.button(page, "Teach it").click();
    assertThat(page.locator("#voice-state"))
        .containsText(
            "from 4 stretches of speech",
            new LocatorAssertions.ContainsTextOptions().setTimeout(40_000));
    assertThat(page.locator("body[data-state=empty]")).hasCount(1);
    assertThat(page.locator("#voice-state")).isInViewport();
  }

  @Test
  void teaching_thatIsCancelled_learnsNothing() {
    PageVoiceTest.button(page, "Teach it").click();
    assertThat(page.locator("#status")).containsText("Recording for 15 seconds.");
    assertThat(page.locator("#voice")).isHidden();
    assertThat(PageVoiceTest.button(page, "Done")).isFocused();
    PageVoiceTest.button(page, "Cancel").click();
    assertThat(page.locator("#voice")).isVisible();
    assertEquals(null, page.evaluate(PageVoiceTest.KEPT));
    assertEquals(List.of(), sent);
  }

  @Test
  void forgetting_whileTheVoiceIsLearned_isForGood() {
    PageVoiceTest.record(page);
    assertThat(page.locator("#voice-state")).containsText("It knows your ordinary voice");
    List<Route> held = new ArrayList<>();
    page.route("**/baseline?*", held::add);
    PageVoiceTest.record(page);
    page.waitForCondition(() -> held.size() == 1);
    PageVoiceTest.button(page, "Forget my voice").click();
    page.waitForResponse("**/baseline?*", () -> held.get(0).resume());
    assertThat(page.locator("body[data-state=empty]")).hasCount(1);
    assertThat(page.locator("#voice-state")).containsText("Forgotten.");
    assertEquals(null, page.evaluate(PageVoiceTest.KEPT));
  }

  @Test
  void teaching_thatFails_isExplained() {
    page.route(
        "**/baseline?*",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(422)
                    .setContentType("application/problem+json")
                    .setBody("{\"reason\":\"no-speech\",\"detail\":\"none\"}")));
    PageVoiceTest.record(page);
    assertThat(page.locator("#notice-title")).hasText("I heard too little speech");
    assertThat(page.locator("#notice-text")).containsText("Teach it again");
    page.unroute("**/baseline?*");
    page.route("**/baseline?*", Route::abort);
    PageVoiceTest.record(page);
    assertThat(page.locator("#notice-title")).hasText("The server does not answer");
    assertThat(page.locator("#notice-text")).containsText("then teach it again");
    assertEquals(null, page.evaluate(PageVoiceTest.KEPT));
    PageVoiceTest.button(page, "Record").click();
    assertThat(page.locator("#notice")).isHidden();
  }

  @Test
  void teaching_thatIsTooShort_learnsNothing() {
    page.locator("#teach").click();
    PageVoiceTest.waitFor(page, 2);
    PageVoiceTest.button(page, "Done").click();
    assertThat(page.locator("#notice-title")).hasText("This is too short to know a voice");
    assertThat(page.locator("#notice-text")).containsText("at least 8 seconds");
    assertEquals(null, page.evaluate(PageVoiceTest.KEPT));
    assertEquals(List.of(), sent);
  }

  @Test
  void teaching_whoseMicrophoneGoesAway_learnsNothing() {
    page.locator("#teach").click();
    PageVoiceTest.waitFor(page, 2);
    page.evaluate("opened.tracks[0].dispatchEvent(new Event('ended'))");
    assertThat(page.locator("#notice-title")).hasText("The microphone went away");
    assertThat(page.locator("#notice-text")).containsText("Nothing was learned.");
    assertThat(page.locator("body[data-state=empty]")).hasCount(1);
    assertEquals("ended", page.evaluate("opened.tracks[0].readyState"));
    assertEquals(null, page.evaluate(PageVoiceTest.KEPT));
    assertEquals(List.of(), sent);
  }
}
