package org.undertone.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page needs no browser younger than those of 2022. */
@ExtendWith(Chromium.class)
class PageAgeTest {

  private static final String FORGET_THEM =
      """
      delete AbortSignal.any;
      delete AbortSignal.timeout;
      delete Promise.withResolvers;
      delete CanvasRenderingContext2D.prototype.roundRect;
      for (const name of ['findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with']) {
        delete Array.prototype[name];
      }
      """;

  @TempDir private static Path folder;

  @RegisterExtension static final VoicePages PAGES = new VoicePages(() -> folder);

  @Test
  void page_withoutWhatBrowsersLearnedLater_answers(Chromium.Running chromium) {
    Page page = PAGES.open(chromium, new Browser.NewContextOptions());
    page.addInitScript(FORGET_THEM);
    page.navigate("/");
    byte[] happy = VoiceModels.HAPPY.wav(16_000);
    page.setInputFiles("#file", new FilePayload("voice.wav", "audio/wav", happy));
    assertThat(page.locator("#word")).hasText("Happy");
    assertThat(page.locator("#wave"))
        .hasAttribute("aria-label", "Waveform of \u2068voice.wav\u2069, 3.0\u00a0s");
  }
}
