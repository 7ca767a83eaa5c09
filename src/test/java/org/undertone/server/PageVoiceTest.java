package org.undertone.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undertone.audio.AudioLimits;
import org.undertone.testing.SyntheticSpeech;

/** The part of the page that can be taught a voice, in a real browser against the real server. */
@ExtendWith(Chromium.class)
class PageVoiceTest {

  private static final Path PICTURES = Path.of("target/screenshots");
  private static final FilePayload VOICE =
      new FilePayload("voice.wav", "audio/wav", VoiceModels.HAPPY.wav(16_000));
  static final String KEPT = "localStorage.getItem('undertone.voice.classic-190')";

  private static final String ASKED = "asked api/v1/";

  /** Tells what the page asks of the service, and with what. */
  static final String WATCH =
      """
      const ask = window.fetch.bind(window);
      window.fetch = (address, options) => {
        const speaker = options?.body?.has('speaker') ? ' with speaker' : '';
        if (options?.body) console.info(`asked ${address}${speaker}`);
        return ask(address, options);
      };
      """;

  @TempDir private static Path folder;
  private static UndertoneServer server;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void start() throws Exception {
    server = serve(folder);
  }

  /** Fifteen seconds at 48 kHz fit. */
  static UndertoneServer serve(Path folder) throws Exception {
    return serve(folder, new AudioLimits(2_000_000, 20, 0.3, 10));
  }

  static UndertoneServer serve(Path folder, AudioLimits limits) throws Exception {
    UndertoneServer server =
        new UndertoneServer(
            new ServerOptions(
                "127.0.0.1", List.of(), 0, Path.of("web"), folder.resolve("temp"), limits, 2, 4),
            VoiceModels.save(folder.resolve("models")),
            "classic");
    server.start();
    return server;
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open(Chromium.Running chromium) {
    open(chromium, new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
  }

  private void open(Chromium.Running chromium, Browser.NewContextOptions options) {
    page = chromium.open(server.port(), complaints, options);
    page.addInitScript(WATCH);
    page.addInitScript(PageTest.WATCH);
    page.onConsoleMessage(this::note);
    page.navigate("/");
  }

  private void note(ConsoleMessage message) {
    if (message.text().startsWith(ASKED)) {
      sent.add(message.text().substring(ASKED.length()));
    }
  }

  @AfterEach
  void close() throws Exception {
    page.context().close();
    assertEquals(List.of(), complaints);
    assertNothingRests(folder);
  }

  /** Of what was sent, nothing stays on the disk of the server. */
  static void assertNothingRests(Path folder) throws IOException {
    assertEquals(List.of(), TestServer.resting(folder.resolve("temp")));
  }

  @Test
  void section_isThereForModelsThatAdaptAlone() {
    assertThat(page.locator("#model")).hasValue("classic");
    assertThat(page.locator("#voice")).isHidden();
    page.selectOption("#model", "knowing");
    assertThat(page.locator("#voice")).isVisible();
    assertThat(button(page, "Teach it")).isVisible();
    assertThat(page.locator("#heeding")).isHidden();
    assertThat(page.locator("#forget")).isHidden();
    page.selectOption("#model", "classic");
    assertThat(page.locator("#voice")).isHidden();
  }

  @Test
  void whatIsToldToScreenReaders_isThereBeforeItSpeaks() {
    page.selectOption("#model", "knowing");
    assertThat(page.locator("#voice")).isVisible();
    assertEquals(
        List.of("block", "block", "block"),
        page.evaluate(
            "[...document.querySelectorAll('[role=status]')].map((e) =>"
                + " getComputedStyle(e).display)"));
    for (String empty : List.of("#status", "#voice-state")) {
      assertThat(page.locator(empty)).hasText("");
      assertThat(page.locator(empty)).hasCSS("position", "absolute");
    }
  }

  @Test
  void voice_isTaughtSentSwitchedOffAndForgotten() {
    page.selectOption("#model", "knowing");
    teach();
    assertThat(page.locator("#voice-state"))
        .hasText(
            Pattern.compile(
                "It knows your ordinary voice, from [23] stretches of speech; kept in this browser"
                    + " alone\\. Each clip is heard beside it; .*"));
    assertEquals(List.of("baseline?model=knowing&voice=ordinary"), sent);
    assertTrue(page.evaluate(KEPT).toString().contains("\\\"voice\\\":\\\"ordinary\\\""));
    assertThat(page.locator("body[data-state=empty]")).hasCount(1);

    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#sentence")).containsText("I heard it beside your ordinary voice.");
    assertThat(page.locator("#status")).containsText("I heard it beside your ordinary voice.");
    assertThat(page.locator("#facts"))
        .containsText(Pattern.compile("Voice known from[23] stretches of speech"));
    assertEquals("upload?model=knowing&explain=true&set=false with speaker", sent.get(1));

    page.locator("#heed").uncheck();
    assertThat(page.locator("#sentence")).not().containsText("ordinary voice");
    assertThat(page.locator("#voice-state")).containsText("It is switched off, and is not sent.");
    assertEquals("upload?model=knowing&explain=true&set=false", sent.get(2));

    page.reload();
    assertThat(page.locator("#model")).hasValue("knowing");
    assertThat(page.locator("#voice-state")).containsText("It is switched off");
    assertThat(page.locator("#heed")).not().isChecked();
    page.locator("#heed").check();

    button(page, "Forget my voice").click();
    assertThat(page.locator("#voice-state"))
        .hasText("Forgotten. Nothing of your voice is left in this browser.");
    assertThat(button(page, "Teach it")).isFocused();
    assertEquals(null, page.evaluate(KEPT));
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#answer")).isVisible();
    assertThat(page.locator("#sentence")).not().containsText("ordinary voice");
    assertEquals("upload?model=knowing&explain=true&set=false", sent.get(3));
  }

  @Test
  void voice_isKnownToEveryModelOfTheSameFeaturesAndToNoOther() {
    page.selectOption("#model", "knowing");
    know(page);
    page.selectOption("#model", "classic");
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#answer")).isVisible();
    assertEquals("upload?model=classic&explain=true&set=false", sent.get(1));
    page.selectOption("#model", "knowing-too");
    assertThat(page.locator("#sentence")).containsText("beside your ordinary voice");
    assertEquals("upload?model=knowing-too&explain=true&set=false with speaker", sent.get(2));
  }

  @Test
  void answer_thatStoodBefore_isHeardAnewBesideTheVoice() {
    page.selectOption("#model", "knowing");
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#answer")).isVisible();
    teach();
    assertThat(page.locator("#sentence")).containsText("I heard it beside your ordinary voice.");
    assertThat(page.locator("#name")).hasText("\u2068voice.wav\u2069, 3.0 s");
    assertEquals("upload?model=knowing&explain=true&set=false with speaker", sent.get(2));
  }

  @Test
  void answer_thatStoodBefore_isHeardAnew_whereTheVoiceIsForgottenMeanwhile() {
    page.selectOption("#model", "knowing");
    know(page);
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#sentence")).containsText("beside your ordinary voice");
    List<Route> held = new ArrayList<>();
    page.route("**/upload?*", route -> PagePatienceTest.hold(route, held, 2));
    page.setInputFiles("#file", VOICE);
    page.waitForCondition(() -> held.size() == 1);
    page.locator("#forget").click();
    page.waitForCondition(() -> held.size() == 2);
    page.locator("#discard").click();
    assertThat(page.locator("#answer")).isVisible();
    assertThat(page.locator("#sentence")).not().containsText("ordinary voice");
    assertEquals("upload?model=knowing&explain=true&set=false", sent.get(sent.size() - 1));
  }

  @Test
  void voiceThatTheServerRefuses_canBeSwitchedOff() {
    page.selectOption("#model", "knowing");
    know(page);
    page.evaluate(
        "localStorage.setItem('undertone.voice.classic-190', "
            + KEPT
            + ".replace('undertoneBaseline\\\\\":1', 'undertoneBaseline\\\\\":9'))");
    page.reload();
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#notice-title")).hasText("What it knows of your voice is out of date");
    page.locator("#heed").uncheck();
    button(page, "Try again").click();
    assertThat(page.locator("#answer")).isVisible();
    assertThat(page.locator("#notice")).isHidden();
  }

  @Test
  void storageThatTheBrowserRefuses_keepsItForTheVisit() {
    page.addInitScript(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })");
    page.navigate("/");
    page.selectOption("#model", "knowing");
    teach();
    assertThat(page.locator("#voice-state")).containsText("kept until you close this page.");
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#sentence")).containsText("beside your ordinary voice");
  }

  @Test
  void damagedMemory_isNoVoice() {
    for (String damaged :
        List.of(
            "{",
            "null",
            "3",
            "{\"on\":true}",
            "{\"on\":true,\"taught\":{\"clips\":\"4\",\"document\":\"{}\"}}",
            "{\"on\":true,\"taught\":{\"clips\":4},\"learned\":{}}",
            "{\"on\":true,\"taught\":{\"clips\":-5,\"document\":\"{}\"}}",
            "{\"on\":true,\"learned\":{\"clips\":4,\"document\":\"{}\",\"answers\":{}}}",
            "{\"on\":true,\"learned\":{\"clips\":4,\"document\":\"{}\",\"answers\":{\"sad\":-1}}}",
            "{\"on\":true,\"learned\":{\"clips\":4,\"document\":\"{}\"}}",
            "{\"on\":true,\"learned\":{\"clips\":4,\"document\":\"{}\",\"answers\":{\"sad\":\"1\"}}}")) {
      page.evaluate("text => localStorage.setItem('undertone.voice.classic-190', text)", damaged);
      page.evaluate("localStorage.setItem('undertone.model', 'knowing')");
      page.reload();
      assertThat(button(page, "Teach it")).isVisible();
      assertThat(page.locator("#voice-state")).hasText("");
    }
  }

  @Test
  void keyboard_isEnough() {
    page.selectOption("#model", "knowing");
    page.locator("#model").focus();
    page.keyboard().press("Tab");
    assertThat(button(page, "Teach it")).isFocused();
    page.keyboard().press("Enter");
    assertThat(button(page, "Done")).isFocused();
    waitFor(page, 8);
    page.keyboard().press("Enter");
    assertThat(page.locator("#voice-state")).containsText("It knows your ordinary voice");
    assertThat(button(page, "Record")).isFocused();
    page.locator("#model").focus();
    page.keyboard().press("Tab");
    assertThat(page.locator("#heed[role=switch]")).isFocused();
    assertThat(page.locator("#heed")).isChecked();
    page.keyboard().press("Space");
    assertThat(page.locator("#voice-state")).containsText("It is switched off");
    page.keyboard().press("Tab");
    assertThat(button(page, "Teach it anew")).isFocused();
    page.keyboard().press("Tab");
    assertThat(button(page, "Forget my voice")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#voice-state")).containsText("Forgotten.");
    assertEquals(
        List.of("polite", "status"),
        page.evaluate(
            "['aria-live', 'role'].map((a) =>"
                + " document.getElementById('voice-state').getAttribute(a))"));
  }

  @ParameterizedTest
  @CsvSource({"390, light", "390, dark", "1280, light", "1280, dark"})
  void section_fitsItsWindow(int width, String scheme, Chromium.Running chromium) {
    page.context().close();
    open(
        chromium,
        new Browser.NewContextOptions()
            .setReducedMotion(ReducedMotion.REDUCE)
            .setColorScheme(scheme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT)
            .setViewportSize(width, 860));
    page.selectOption("#model", "knowing");
    picture("teach", width, scheme);
    button(page, "Teach it").click();
    assertThat(page.locator("#elapsed")).hasText(Pattern.compile("0:0[1-9].*"));
    picture("teaching", width, scheme);
    button(page, "Cancel").click();
    know(page);
    assertThat(page.locator("#voice-state")).containsText("It knows");
    picture("taught", width, scheme);
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#answer")).isVisible();
    picture("taught-answered", width, scheme);
  }

  private void picture(String state, int width, String scheme) {
    assertEquals(0, page.evaluate("document.documentElement.scrollWidth - innerWidth"), state);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(PICTURES.resolve("voice-" + state + "-" + width + "-" + scheme + ".png")));
  }

  /** As if the page had been taught a voice, without the seconds that this takes. */
  static void know(Page page) {
    page.evaluate(
        """
        async (base64) => {
          const body = new FormData();
          body.append('audio', new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]));
          const answer = await fetch('api/v1/baseline?model=knowing&voice=ordinary', { method: 'POST', body });
          const document = await answer.text();
          const { clips } = JSON.parse(document);
          const key = 'undertone.voice.classic-190';
          const before = JSON.parse(localStorage.getItem(key));
          localStorage.setItem(key, JSON.stringify({ ...before, on: true, taught: { document, clips } }));
        }
        """,
        Base64.getEncoder().encodeToString(SyntheticSpeech.DEFAULT.wav(16_000)));
    page.reload();
    assertThat(page.locator("#voice-state")).containsText("It knows your ordinary voice");
  }

  private void teach() {
    record(page);
    assertThat(page.locator("#voice-state")).containsText("It knows your ordinary voice");
    assertFalse(page.locator("#notice").isVisible());
  }

  /** Speaks for as long as it takes to know a voice. */
  static void record(Page page) {
    page.locator("#teach").click();
    waitFor(page, 8);
    button(page, "Done").click();
  }

  static void waitFor(Page page, int seconds) {
    assertThat(page.locator("#elapsed"))
        .hasText(
            Pattern.compile("0:0[" + seconds + "-9].*|0:1.*"),
            new LocatorAssertions.HasTextOptions().setTimeout(20_000));
  }

  static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
