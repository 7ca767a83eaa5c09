package org.undertone.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** A slip of the hand, or a microphone that is taken away, loses no recording. */
@ExtendWith(Chromium.class)
class PageSlipsTest {

  private static final FilePayload VOICE =
      new FilePayload("voice.wav", "audio/wav", VoiceModels.HAPPY.wav(16_000));
  private static final Pattern A_SECOND = Pattern.compile("0:0[1-9].*");

  @TempDir private static Path folder;

  @RegisterExtension static final VoicePages PAGES = new VoicePages(() -> folder);

  private Page page;

  @BeforeEach
  void open(Chromium.Running chromium) {
    page = PAGES.openWatched(chromium);
    page.navigate("/");
    assertThat(page.locator("#models")).isVisible();
  }

  @Test
  void record_clickedTwice_records() {
    page.locator("#record").dblclick();
    assertThat(page.locator("#elapsed")).hasText(A_SECOND);
    assertThat(page.locator("#notice")).isHidden();
    assertEquals(1, page.evaluate("opened.tracks.length"));
    assertEquals(1, page.evaluate("opened.contexts.length"));
  }

  @Test
  void enterHeldDownOnRecord_recordsOnce() {
    page.locator("#record").focus();
    for (int i = 0; i < 10; i++) {
      page.keyboard().down("Enter"); // after the first, those of a key held down
    }
    page.keyboard().up("Enter");
    assertThat(page.locator("#elapsed")).hasText(A_SECOND);
    assertThat(page.locator("#notice")).isHidden();
    assertEquals(1, page.evaluate("opened.tracks.length"));
    assertEquals(1, page.evaluate("opened.contexts.length"));
    page.keyboard().press("Enter");
    assertThat(page.locator("body[data-state=review]")).hasCount(1);
  }

  @Test
  void recordingOnItsWay_isKept_whereItsSendingIsCancelled() {
    record();
    List<Route> held = new ArrayList<>();
    page.route("**/mic?*", held::add);
    page.locator("#send").click();
    page.waitForCondition(() -> held.size() == 1);
    assertThat(page.locator("#discard")).hasText("Cancel");
    page.locator("#discard").click();
    assertThat(page.locator("body[data-state=review]")).hasCount(1);
    assertThat(page.locator("#status")).containsText("Recorded");
    assertThat(page.locator("#discard")).hasText("Discard");
    page.unroute("**/mic?*");
    page.locator("#send").click();
    assertThat(page.locator("#answer")).isVisible();
    page.locator("#discard").click();
    assertThat(page.locator("body[data-state=empty]")).hasCount(1);
    assertEquals(0, page.evaluate("opened.urls"));
  }

  @Test
  void leaving_asksWhileARecordingHasNoAnswer() {
    List<String> asked = new ArrayList<>();
    page.onDialog(
        dialog -> {
          asked.add(dialog.type());
          dialog.accept();
        });
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#answer")).isVisible();
    page.locator("#play").click(); // browsers ask nobody who did nothing
    page.reload();
    assertEquals(List.of(), asked);
    page.locator("#record").click();
    assertThat(page.locator("#elapsed")).hasText(A_SECOND);
    page.reload();
    assertEquals(List.of("beforeunload"), asked);
    record();
    page.reload();
    assertEquals(List.of("beforeunload", "beforeunload"), asked);
    record();
    page.locator("#send").click();
    assertThat(page.locator("#answer")).isVisible();
    page.reload();
    assertEquals(2, asked.size());
  }

  @Test
  void microphoneThatIsMuted_orSuspended_leavesWhatWasHeard() {
    for (String taken :
        List.of(
            "opened.tracks.at(-1).dispatchEvent(new Event('mute'))",
            "opened.contexts.at(-1).suspend()")) {
      page.locator("#record").click();
      assertThat(page.locator("#elapsed")).hasText(A_SECOND);
      page.evaluate(taken);
      assertThat(page.locator("#notice")).isVisible();
      assertThat(page.locator("#notice-title")).hasText("The microphone went away");
      assertThat(page.locator("#send")).isVisible();
    }
  }

  @Test
  void refusalInForeignJson_isNotTakenForOurs() {
    page.route(
        "**/upload?*",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(502)
                    .setContentType("application/json")
                    .setBody("{\"error\": \"upstream\"}")));
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#notice-title")).hasText("The server cannot be reached");
    String text = page.locator("#notice-text").textContent();
    assertTrue(text.startsWith("What stands before it says so."), text);
  }

  private void record() {
    page.locator("#record").click();
    assertThat(page.locator("#elapsed")).hasText(A_SECOND);
    page.locator("#record").click();
    assertThat(page.locator("#send")).isVisible();
  }
}
