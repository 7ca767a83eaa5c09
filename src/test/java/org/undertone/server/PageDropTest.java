package org.undertone.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Of several files that are dropped at once one is taken, and the page says so. */
@ExtendWith(Chromium.class)
class PageDropTest {

  private static final String UPLOAD = "**/upload?*";

  @TempDir private static Path folder;

  @RegisterExtension static final VoicePages PAGES = new VoicePages(() -> folder);

  private Page page;

  @BeforeEach
  void open(Chromium.Running chromium) {
    page = PAGES.open(chromium, new Browser.NewContextOptions());
    page.navigate("/");
    assertThat(page.locator("#models")).isVisible();
  }

  @Test
  void recording_isTakenBeforeWhatIsNone() {
    drop("cover.txt", "voice.wav");
    assertThat(page.locator("#word")).hasText("Happy");
    assertThat(page.locator("#notice-text"))
        .hasText("I listened to \u2068voice.wav\u2069 and left out the other file.");
  }

  @Test
  void others_areToldOfWhereTheOneThatWasTakenIsRefused() {
    drop("diary.txt", "list.txt", "notes.txt");
    assertThat(page.locator("#notice-title")).hasText("This is not a recording");
    assertThat(page.locator("#notice-text"))
        .hasText(
            "This was \u2068diary.txt\u2069. Choose an audio file: WAV, FLAC, MP3, Ogg, WebM or M4A. The other"
                + " 2 files were left out.");
    drop("large.wav", "voice.wav");
    assertThat(page.locator("#notice-title")).hasText("This file is too large");
    assertThat(page.locator("#notice-text")).containsText("The other file was left out.");
  }

  @Test
  void others_areToldOfOnce_whenTheOneThatWasTakenIsAnswered() {
    page.route(
        UPLOAD,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(503)
                    .setContentType("application/problem+json")
                    .setBody("{\"reason\":\"busy\",\"detail\":\"none\"}")));
    drop("one.wav", "two.wav");
    assertThat(page.locator("#notice-title")).hasText("Many are asking at once");
    assertThat(page.locator("#notice-text")).containsText("The other file was left out.");
    page.unroute(UPLOAD);
    page.locator("#send").click();
    assertThat(page.locator("#word")).hasText("Happy");
    assertThat(page.locator("#notice-title")).hasText("One recording at a time");
    page.selectOption("#model", "doubtful");
    assertThat(page.locator("#word")).hasText("Uncertain");
    assertThat(page.locator("#notice")).isHidden();
  }

  /** Files whose names say what is in them. */
  private void drop(String... names) {
    page.evaluate(
        """
        ([base64, names]) => {
          const voice = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
          const dataTransfer = new DataTransfer();
          for (const name of names) {
            const bytes = name === 'large.wav' ? new Uint8Array(1_000_001) : voice;
            const file = name.endsWith('.wav')
              ? new File([bytes], name, { type: 'audio/wav' })
              : new File(['Dear diary, today'.repeat(40)], name, { type: 'text/plain' });
            dataTransfer.items.add(file);
          }
          document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
        }
        """,
        List.of(Base64.getEncoder().encodeToString(VoiceModels.HAPPY.wav(16_000)), List.of(names)));
  }
}
