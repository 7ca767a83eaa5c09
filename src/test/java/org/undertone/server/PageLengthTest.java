package org.undertone.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
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
import org.undertone.audio.AudioLimits;

/** The page records no more than a server takes that takes less than is usual. */
@ExtendWith(Chromium.class)
class PageLengthTest {

  @TempDir private static Path folder;
  private static UndertoneServer server;
  private final List<String> complaints = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void start() throws Exception {
    server = PageVoiceTest.serve(folder, new AudioLimits(1_000_000, 2, 0.3, 10));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open(Chromium.Running chromium) {
    page = chromium.open(server.port(), complaints, new Browser.NewContextOptions());
    page.navigate("/");
    assertThat(page.locator("#models")).isVisible();
  }

  @AfterEach
  void close() {
    page.context().close();
    assertEquals(List.of(), complaints);
  }

  @Test
  void recording_endsByItself_withAsMuchAsTheServerTakes() {
    page.locator("#record").click();
    assertThat(page.locator("#status"))
        .hasText("Recorded 2.0 s, the most that I take at once. Nothing has been sent yet.");
    page.locator("#send").click();
    assertThat(page.locator("#facts")).containsText("Length2.0 s");
    assertThat(page.locator("#notice")).isHidden();
  }

  @Test
  void teaching_isNotOffered_whereTheServerTakesTooLittleForIt() {
    page.selectOption("#model", "knowing");
    assertThat(page.locator("#voice-title")).hasText("Your voice");
    assertThat(page.locator("#learn")).isVisible();
    assertThat(page.locator("#teach")).isHidden();
    assertThat(page.locator("#voice-about")).isHidden();
  }
}
