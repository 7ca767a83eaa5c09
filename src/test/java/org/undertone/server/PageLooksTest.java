package org.undertone.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.undertone.model.ModelStore;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestData;

/** How the page looks in every size and scheme; pictures go to {@code target/screenshots}. */
@ExtendWith(Chromium.class)
class PageLooksTest {

  private static final Path PICTURES = Path.of("target/screenshots");
  private static final Map<String, byte[]> CLIPS =
      Map.of(
          "answered", VoiceModels.HAPPY.wav(48_000),
          "uncertain", VoiceModels.HAPPY.wav(48_000),
          "no-speech", SyntheticSpeech.wav16(new float[32_000], 16_000),
          "error", "not a recording".getBytes(StandardCharsets.UTF_8));

  /**
   * How often the picture's clip is asked about, so that it shows a server that has run a while.
   */
  private static final int WARM_UP = 12;

  @TempDir private static Path folder;
  private static UndertoneServer server;

  @BeforeAll
  static void start() throws Exception {
    server = VoiceModels.serve(folder, VoiceModels.save(folder.resolve("models")), 0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "280, light, recording answered uncertain",
    "320, light, empty recording review answered uncertain no-speech error about",
    "390, light, answered about",
    "390, dark, about empty recording review answered uncertain no-speech error",
    "820, light, answered",
    "820, dark, empty",
    "1440, light, empty recording review answered uncertain no-speech error",
    "1440, dark, answered about",
    "1280, light, about",
    "1280, dark, about"
  })
  void page_fitsItsWindowInEveryState(
      int width, String scheme, String states, Chromium.Running chromium) {
    try (BrowserContext context = chromium.context(options(width, scheme))) {
      Page page = context.newPage();
      for (String state : states.split(" ", -1)) {
        page.navigate("/");
        reach(page, state);
        assertEquals(0, page.evaluate("document.documentElement.scrollWidth - innerWidth"), state);
        String name = state + "-" + width + "-" + scheme + ".png";
        page.screenshot(
            new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void colours_standOutByTheRatiosOfWcag(ColorScheme scheme, Chromium.Running chromium) {
    try (BrowserContext context =
        chromium.context(options(820, scheme.name().toLowerCase(Locale.ROOT)))) {
      Page page = context.newPage();
      page.navigate("/");
      for (String ground : List.of("sky", "sea", "raised")) {
        for (String text : List.of("ink", "ink-soft")) {
          assertContrast(page, text, ground, 4.5);
        }
        assertContrast(page, "accent", ground, 3);
        assertContrast(page, "live", ground, 3);
      }
      for (String band : List.of("high", "medium", "low")) {
        assertContrast(page, band, "sea", 4.5);
      }
      assertContrast(page, "on-accent", "accent", 4.5);
      assertContrast(page, "wave-heard", "sky", 4.5);
    }
  }

  @Test
  void picture_ofTheReadmeIsMadeOnRequest(Chromium.Running chromium) throws Exception {
    assumeTrue(Boolean.getBoolean("undertone.picture"), "asked for by -Dundertone.picture=true");
    Optional<Path> recordings = TestData.cremaD();
    assumeTrue(recordings.isPresent(), "no CREMA-D at hand");
    ModelStore shipped = new ModelStore(Path.of("models"));
    try (UndertoneServer real =
            VoiceModels.serve(folder.resolve("real"), shipped, 0, List.of("studio"));
        BrowserContext context =
            chromium.context(options(1280, "light").setViewportSize(1280, 880))) {
      Page page = context.newPage();
      page.navigate("http://127.0.0.1:" + real.port());
      byte[] bytes = Files.readAllBytes(recordings.get().resolve("1029_WSI_ANG_XX.flac"));
      for (int i = 0; i < WARM_UP; i++) {
        page.reload();
        page.setInputFiles("#file", new FilePayload("a-sentence.flac", "audio/flac", bytes));
        assertThat(page.locator("#answer")).isVisible();
      }
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("src/docs/undertone.png")));
    }
  }

  private static void reach(Page page, String state) {
    if (state.equals("empty")) {
      return;
    }
    if (state.equals("about")) {
      page.locator("#about summary").click();
      assertThat(page.locator("#reliability circle").first()).isVisible();
      return;
    }
    if (state.equals("recording") || state.equals("review")) {
      page.locator("#record").click();
      assertThat(page.locator("#elapsed")).hasText(Pattern.compile("0:0[1-9].*"));
      if (state.equals("review")) {
        page.locator("#record").click();
        assertThat(page.locator("#send")).isVisible();
      }
      return;
    }
    if (state.equals("uncertain")) {
      page.selectOption("#model", "doubtful");
    }
    page.setInputFiles("#file", wav(CLIPS.get(state)));
    assertThat(page.locator(state.equals("error") ? "#notice" : "#answer")).isVisible();
  }

  private static void assertContrast(Page page, String over, String under, double least) {
    double ratio =
        ((Number)
                page.evaluate(
                    """
                    ([over, under]) => {
                      const style = getComputedStyle(document.documentElement);
                      const light = (name) => {
                        const hex = style.getPropertyValue('--' + name).trim();
                        const [r, g, b] = [1, 3, 5]
                          .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
                          .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
                        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                      };
                      const [a, b] = [light(over), light(under)].sort((x, y) => y - x);
                      return (a + 0.05) / (b + 0.05);
                    }
                    """,
                    List.of(over, under)))
            .doubleValue();
    assertTrue(ratio >= least, over + " on " + under + " has " + ratio + ", needed is " + least);
  }

  private static FilePayload wav(byte[] bytes) {
    return new FilePayload("a-sentence.wav", "audio/wav", bytes);
  }

  private static Browser.NewContextOptions options(int width, String scheme) {
    return new Browser.NewContextOptions()
        .setBaseURL("http://127.0.0.1:" + server.port())
        .setReducedMotion(ReducedMotion.REDUCE)
        .setColorScheme(scheme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT)
        .setViewportSize(width, width == 390 ? 844 : 860);
  }
}
