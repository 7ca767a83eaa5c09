package org.undertone.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * No file is refused by limits that the server did not tell, as long as it can be asked for them.
 */
@ExtendWith(Chromium.class)
class PageLimitsTest {

  private static final String LIMITS = "**/api/v1/limits";
  private static final FilePayload VOICE =
      new FilePayload("voice.wav", "audio/wav", VoiceModels.HAPPY.wav(16_000));

  /** More than most servers take; what is sent stays small. */
  private static final String LARGE =
      "Object.defineProperty(File.prototype, 'size', { get: () => 26_000_000 });";

  private static final String LONG =
      "Object.defineProperty(HTMLMediaElement.prototype, 'duration', { get: () => 660 });";

  @TempDir private static Path folder;

  @RegisterExtension static final VoicePages PAGES = new VoicePages(() -> folder);

  private final List<Route> held = new ArrayList<>();
  private final List<Request> sent = new ArrayList<>();
  private Page page;

  @BeforeEach
  void open(Chromium.Running chromium) {
    page = PAGES.open(chromium, new Browser.NewContextOptions());
    page.onRequest(
        request -> {
          if (request.method().equals("POST")) {
            sent.add(request);
          }
        });
  }

  @Test
  void largeFile_waitsForLimitsThatAreLate_andIsTakenIfTheyAllowIt() {
    choose(LARGE);
    assertThat(page.locator("#status")).hasText("Opening the file.");
    assertThat(page.locator("#notice")).isHidden();
    allow(held.get(0));
    assertThat(page.locator("#word")).hasText("Happy");
  }

  @Test
  void longFile_isDrawn_waitsForLimitsThatAreLate_andIsTakenIfTheyAllowIt() {
    choose(LONG);
    assertThat(page.locator("#status")).hasText("Opening the file.");
    assertThat(page.locator("#name")).hasText("\u2068voice.wav\u2069, 660.0 s");
    assertThat(page.locator("#notice")).isHidden();
    allow(held.get(0));
    assertThat(page.locator("#word")).hasText("Happy");
  }

  @Test
  void largeFile_isRefusedByTheLimitsOfTheServer_onceTheyAreKnown() {
    choose(LARGE);
    assertThat(page.locator("#status")).hasText("Opening the file.");
    held.get(0).resume();
    assertThat(page.locator("#notice-title")).hasText("This file is too large");
    assertThat(page.locator("#notice-text")).containsText("It has 26\u00a0MB; at most 1\u00a0MB");
    assertEquals(List.of(), sent);
  }

  @Test
  void limitsThatCannotBeHad_areAskedForAgain_byEachFileThatTheyWouldAllow() {
    choose(LARGE);
    assertThat(page.locator("#status")).hasText("Opening the file.");
    held.get(0).abort();
    assertThat(page.locator("#notice-title")).hasText("This file is too large");
    page.setInputFiles("#file", VOICE);
    page.waitForCondition(() -> held.size() == 2);
    allow(held.get(1));
    assertThat(page.locator("#word")).hasText("Happy");
  }

  @Test
  void fileDiscardedWhileItWaitsForLimits_isNotSent() {
    for (String kind : List.of(LARGE, LONG)) {
      choose(kind);
      assertThat(page.locator("#status")).hasText("Opening the file.");
      page.locator("#discard").click();
      allow(held.remove(0));
      assertThat(page.locator("#models")).isVisible();
      assertThat(page.locator("body[data-state=empty]")).hasCount(1);
      assertThat(page.locator("#notice")).isHidden();
      page.unroute(LIMITS);
    }
    assertEquals(List.of(), sent);
  }

  /** Chooses such a file while the server has not told its limits. */
  private void choose(String kind) {
    page.route(LIMITS, held::add);
    page.navigate("/");
    page.evaluate("() => { " + kind + " }");
    page.setInputFiles("#file", VOICE);
    page.waitForCondition(() -> !held.isEmpty());
  }

  private static void allow(Route limits) {
    limits.fulfill(
        new Route.FulfillOptions()
            .setContentType("application/json")
            .setBody("{\"maxBytes\":100000000,\"maxSeconds\":1200,\"minSeconds\":0.3}"));
  }
}
