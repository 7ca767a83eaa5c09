package org.undertone.evaluate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undertone.evaluate.Reported;
import org.undertone.server.Chromium;

/** A report in a browser, opened as a file; pictures go to {@code target/screenshots}. */
@ExtendWith(Chromium.class)
class ReportLooksTest {

  private static final Path PICTURES = Path.of("target/screenshots");

  /** The least contrast of any text with what lies behind it, by the formula of WCAG 2. */
  private static final String LEAST_CONTRAST =
      """
      () => {
        const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const rgba = (colour) => {
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data];
        };
        const light = ([r, g, b]) => {
          const [x, y, z] = [r, g, b].map((c) => c / 255)
            .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
          return 0.2126 * x + 0.7152 * y + 0.0722 * z;
        };
        const ground = (element) => {
          for (let e = element; e; e = e.parentElement) {
            const colour = rgba(getComputedStyle(e).backgroundColor);
            if (colour[3] === 255) return colour;
          }
          return [255, 255, 255, 255];
        };
        let least = [99, 'no text'];
        const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (words.nextNode()) {
          const element = words.currentNode.parentElement;
          if (!words.currentNode.data.trim() || element.closest('title, desc, style')) continue;
          const drawn = element.closest('svg');
          const style = getComputedStyle(element);
          const [a, b] = [light(rgba(drawn ? style.fill : style.color)), light(ground(drawn ?? element))]
            .sort((x, y) => y - x);
          const ratio = (a + 0.05) / (b + 0.05);
          if (ratio < least[0]) least = [ratio, words.currentNode.data];
        }
        return least;
      }
      """;

  @TempDir private static Path folder;

  @BeforeAll
  static void write() throws Exception {
    Files.writeString(folder.resolve("plain.html"), ReportPage.of(Reported.truthTable()));
    Files.writeString(folder.resolve("nasty.html"), ReportPage.of(Reported.nasty()));
  }

  @ParameterizedTest
  @CsvSource({
    "plain, 390, light",
    "plain, 390, dark",
    "plain, 1280, light",
    "plain, 1280, dark",
    "nasty, 390, light"
  })
  void report_fitsItsWindow_andItsTextStandsOut(
      String name, int width, String scheme, Chromium.Running chromium) {
    try (BrowserContext context = chromium.context(options(width, scheme))) {
      Page page = open(context, name);
      assertEquals(0, page.evaluate("document.documentElement.scrollWidth - innerWidth"));
      assertEquals(
          true,
          page.evaluate(
              "[...document.querySelectorAll('table')].at(-1).getBoundingClientRect().right"
                  + " <= innerWidth"),
          "options are read without scrolling, however long");
      assertContrast(page);
      shoot(page, "report-" + name + "-" + width + "-" + scheme);
    }
  }

  @Test
  void paper_isWhite_alsoWhereTheScreenIsDark(Chromium.Running chromium) {
    try (BrowserContext context = chromium.context(options(794, "dark"))) {
      Page page = open(context, "plain");
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertEquals(
          "rgb(255, 255, 255)",
          page.evaluate("getComputedStyle(document.documentElement).backgroundColor"));
      assertContrast(page);
      shoot(page, "report-plain-print");
    }
  }

  @Test
  void wordsInFigures_canBeSelected(Chromium.Running chromium) {
    try (BrowserContext context = chromium.context(options(1280, "light"))) {
      Page page = open(context, "plain");
      page.evaluate("getSelection().selectAllChildren(document.querySelector('svg'))");
      String selected = String.valueOf(page.evaluate("getSelection().toString()"));
      assertTrue(selected.contains("voices that it never heard"), selected);
    }
  }

  @Test
  void nastyNames_runNothing(Chromium.Running chromium) {
    try (BrowserContext context = chromium.context(options(1280, "light"))) {
      Page page = context.newPage();
      page.onDialog(
          dialog -> {
            throw new AssertionError("a name ran as a script");
          });
      page.navigate(folder.resolve("nasty.html").toUri().toString());
      assertEquals(Reported.NASTY, page.locator("dd").first().textContent().split(",", 2)[0]);
      assertEquals(0, page.locator("script").count());
    }
  }

  private static Page open(BrowserContext context, String name) {
    Page page = context.newPage();
    page.navigate(folder.resolve(name + ".html").toUri().toString());
    return page;
  }

  private static void assertContrast(Page page) {
    List<?> least = (List<?>) page.evaluate(LEAST_CONTRAST);
    double ratio = ((Number) least.get(0)).doubleValue();
    assertTrue(
        ratio >= 4.5 && ratio < 22,
        String.format(Locale.ROOT, "\"%s\" stands out by %.2f only", least.get(1), ratio));
  }

  private static void shoot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
  }

  private static Browser.NewContextOptions options(int width, String scheme) {
    return new Browser.NewContextOptions()
        .setColorScheme(scheme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT)
        .setViewportSize(width, 844);
  }
}
