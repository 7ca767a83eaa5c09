package org.undertone.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where things stand on the page, on screens and on paper, measured in its widest fonts. */
@ExtendWith(Chromium.class)
class PageLayoutTest {

  private static final String WIDEST_FONTS =
      """
      for (const font of ['Serif', 'Sans']) {
        document.documentElement.style.setProperty('--' + font.toLowerCase(), `"DejaVu ${font}"`);
      }
      """;

  @TempDir private static Path folder;

  @RegisterExtension static final VoicePages PAGES = new VoicePages(() -> folder);

  private Page page;

  @BeforeEach
  void open(Chromium.Running chromium) {
    page =
        PAGES.open(
            chromium, new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
    page.navigate("/");
    page.evaluate(WIDEST_FONTS);
  }

  @Test
  void largeWord_standsInOneLineFromTheNarrowestPhoneToTheWidestScreen() {
    answer();
    List<String> broken = new ArrayList<>();
    for (int width = 280; width <= 1920; width += 20) {
      page.setViewportSize(width, 860);
      for (String word : List.of("Uncertain", "Surprised", "Disgusted")) {
        Object lines =
            page.evaluate(
                """
                (text) => {
                  word.textContent = text;
                  document.getElementById('band-word').textContent = 'confidence too low';
                  const all = document.documentElement;
                  return all.scrollWidth > all.clientWidth
                    ? 'sideways'
                    : Math.round(word.offsetHeight / parseFloat(getComputedStyle(word).lineHeight));
                }
                """,
                word);
        if (!lines.equals(1)) {
          broken.add(word + " at " + width + ": " + lines);
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  @Test
  void narrowestPhone_keepsTheConfidenceWithinItsColumn() {
    page.setViewportSize(320, 640);
    answer();
    page.evaluate("document.getElementById('band-word').textContent = 'medium confidence'");
    assertEquals(
        true,
        page.evaluate(
            "document.getElementById('band-word').getBoundingClientRect().right"
                + " <= answer.getBoundingClientRect().right"));
  }

  @ParameterizedTest
  @ValueSource(ints = {240, 360, 1280})
  void candidates_keepWithinTheirColumns_whateverTheSpacingOfTheirText(int width) {
    page.setViewportSize(width, 740);
    answer();
    assertEquals(
        List.of(),
        page.evaluate(
            """
            () => {
              candidates.style.letterSpacing = '0.12em';
              candidates.style.wordSpacing = '0.16em';
              return [...document.querySelectorAll('.candidates .label, .candidates .share')]
                .filter((cell) => cell.scrollWidth > cell.clientWidth || cell.offsetLeft < 0)
                .map((cell) => cell.textContent);
            }
            """));
    assertEquals(0, page.evaluate("document.documentElement.scrollWidth - innerWidth"));
  }

  @Test
  void switch_inForcedColours_isFilledWhenItIsOn() {
    page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    List<?> colours =
        (List<?>)
            page.evaluate(
                """
                () => {
                  const ground = () => getComputedStyle(learn).backgroundColor;
                  const off = ground();
                  learn.checked = true;
                  const on = ground();
                  document.body.style.forcedColorAdjust = 'none';
                  document.body.style.backgroundColor = 'Highlight';
                  return [on, getComputedStyle(document.body).backgroundColor, off];
                }
                """);
    assertEquals(colours.get(1), colours.get(0));
    assertNotEquals(colours.get(2), colours.get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {".answer", ".verdict", ".notice", ".voice"})
  void part_thatIsScrolledTo_keepsOffTheEdgeOfTheWindow(String part) {
    page.setViewportSize(320, 480);
    answer();
    Object top =
        page.evaluate(
            """
            (part) => {
              const found = document.querySelector(part);
              found.hidden = false;
              found.scrollIntoView();
              return Math.round(found.getBoundingClientRect().top);
            }
            """,
            part);
    assertEquals(24, top);
  }

  @Test
  void dropHint_coversTheWholeWindowAndItsButtons() {
    page.evaluate(
        """
        () => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([], 'voice.wav'));
          document.body.dispatchEvent(new DragEvent('dragenter', { bubbles: true, dataTransfer }));
        }
        """);
    assertThat(page.locator("body.dropping")).hasCount(1);
    assertEquals(
        true,
        page.evaluate(
            """
            () => {
              const { x, y, width, height } = record.getBoundingClientRect();
              const places = [[x + width / 2, y + height / 2], [1, 1], [innerWidth - 1, innerHeight - 1]];
              return places.every((at) => document.elementFromPoint(...at).className === 'drop-here');
            }
            """));
  }

  @Test
  void buttonsOfAVoiceThatIsKnown_standInOneRow() {
    page.setViewportSize(1280, 860);
    double apart =
        number(
            """
            (() => {
              for (const id of ['voice', 'heeding', 'teach', 'forget']) document.getElementById(id).hidden = false;
              teach.textContent = 'Teach it my ordinary voice';
              const middles = [heeding, teach, forget].map((one) => {
                const { top, bottom } = one.getBoundingClientRect();
                return (top + bottom) / 2;
              });
              return Math.max(...middles) - Math.min(...middles);
            })()
            """);
    assertTrue(apart < 1, apart + " px");
  }

  @Test
  void diagram_keepsItsWordsOffItsEdges() {
    page.locator("#about summary").click();
    assertThat(page.locator("#reliability circle").first()).isVisible();
    double nearest =
        number(
            """
            (() => {
              const frame = document.querySelector('#reliability svg').getBoundingClientRect();
              return Math.min(...[...document.querySelectorAll('#reliability text')].flatMap((text) => {
                const box = text.getBoundingClientRect();
                return [box.left - frame.left, frame.right - box.right, frame.bottom - box.bottom];
              }));
            })()
            """);
    assertTrue(nearest >= 5, "a word comes within " + nearest + " px of the edge");
  }

  @Test
  void paper_getsTheAnswerInLightColoursWithItsBarsAndWithoutItsButtons() {
    emulate(ColorScheme.LIGHT, Media.SCREEN);
    answer();
    Object light = drawn();
    emulate(ColorScheme.DARK, Media.SCREEN);
    page.waitForCondition(() -> !light.equals(drawn()));
    emulate(ColorScheme.DARK, Media.PRINT);
    page.waitForCondition(() -> light.equals(drawn()));
    assertThat(page.locator("#word")).isVisible();
    for (String hidden : List.of("#record", "#model", "#voice")) {
      assertThat(page.locator(hidden)).isHidden();
    }
    assertEquals(
        "exact",
        page.evaluate(
            "getComputedStyle(document.querySelector('.bar'), '::after').printColorAdjust"));
  }

  @Test
  void waveform_isDrawnByThePixelsOfTheScreen_alsoOfAnotherOneOfTheSameSize() {
    answer();
    String pixels = "Math.round(wave.getBoundingClientRect().%s * devicePixelRatio)";
    assertEquals(number(pixels.formatted("width")), number("wave.width"));
    JsonObject screen = new JsonObject();
    screen.addProperty("width", page.viewportSize().width);
    screen.addProperty("height", page.viewportSize().height);
    screen.addProperty("deviceScaleFactor", 2);
    screen.addProperty("mobile", false);
    CDPSession session = page.context().newCDPSession(page);
    session.send("Emulation.setDeviceMetricsOverride", screen);
    page.waitForCondition(() -> number("devicePixelRatio") == 2);
    emulate(ColorScheme.DARK, Media.SCREEN); // draws it anew
    page.waitForCondition(() -> number("wave.width") == number(pixels.formatted("width")));
    assertEquals(number(pixels.formatted("height")), number("wave.height"));
    session.detach();
  }

  private void answer() {
    page.setInputFiles(
        "#file", new FilePayload("voice.wav", "audio/wav", VoiceModels.SURPRISED.wav(16_000)));
    assertThat(page.locator("#word")).hasText("Surprised");
    assertThat(page.locator("#wave"))
        .hasAttribute("aria-label", "Waveform of \u2068voice.wav\u2069, 3.0\u00a0s");
  }

  private void emulate(ColorScheme scheme, Media media) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setMedia(media));
  }

  /** The colours of the text and of the waveform above the horizon. */
  private Object drawn() {
    return page.evaluate(
        """
        async () => {
          const pen = wave.getContext('2d');
          const seen = new Set();
          const { data } = pen.getImageData(0, 0, wave.width, wave.height / 2 - 2);
          for (let i = 0; i < data.length; i += 4) {
            if (data[i + 3] === 255) seen.add([data[i], data[i + 1], data[i + 2]].join());
          }
          return [getComputedStyle(document.body).color, ...seen];
        }
        """);
  }

  private double number(String expression) {
    return ((Number) page.evaluate(expression)).doubleValue();
  }
}
