package org.undertone.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.testing.SyntheticSpeech;

/** The page in a real browser, against the real server. */
@ExtendWith(Chromium.class)
class PageTest {

  private static final FilePayload VOICE = wav("voice.wav", VoiceModels.HAPPY.wav(16_000));

  /** Keeps what the page opens, so that a test can see it closed again. */
  static final String WATCH =
      """
      window.opened = { tracks: [], contexts: [], urls: 0 };
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const stream = await ask(wanted);
        opened.tracks.push(...stream.getTracks());
        return stream;
      };
      window.AudioContext = class extends AudioContext {
        constructor(...options) { super(...options); opened.contexts.push(this); }
      };
      const make = URL.createObjectURL, revoke = URL.revokeObjectURL;
      URL.createObjectURL = (blob) => { opened.urls++; return make.call(URL, blob); };
      URL.revokeObjectURL = (url) => { opened.urls--; revoke.call(URL, url); };
      """;

  @TempDir private static Path folder;

  @RegisterExtension static final VoicePages PAGES = new VoicePages(() -> folder);

  private Page page;

  @BeforeEach
  void open(Chromium.Running chromium) {
    page = PAGES.openWatched(chromium);
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            PAGES.complain(message.text());
          }
        });
    page.navigate("/");
  }

  @Test
  void file_thatIsChosen_isAnswered() {
    assertThat(page.locator("#model option")).hasCount(2);
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#word")).hasText("Happy");
    assertThat(page.locator("#face")).hasText("😊");
    assertThat(page.locator("#percent")).hasText(Pattern.compile("\\d+.%"));
    assertThat(page.locator("#band")).containsText(Pattern.compile("(high|medium|low) confidence"));
    assertThat(page.locator("#sentence")).containsText("This voice sounds happy");
    assertThat(page.locator("#why"))
        .hasText(Pattern.compile("[A-Z].* (speaks?|which speaks) for happy\\."));
    assertThat(page.locator("#status")).containsText("for happy.");
    assertThat(page.locator("#candidates li")).hasCount(3);
    assertThat(page.locator("#candidates li").first()).containsText("happy");
    assertThat(page.locator("#facts")).containsText("Length3.0 s");
    assertThat(page.locator("#facts")).containsText("16 kHz, mono");
    assertThat(page.locator("#facts")).containsText("classic (forest)");
    assertThat(page.locator("#status"))
        .containsText(Pattern.compile("Happy, \\d+.%, .* confidence"));
    assertThat(canvas())
        .hasAttribute("aria-label", "Waveform of \u2068voice.wav\u2069, 3.0\u00a0s");
    page.getByText("How I came to this").click();
    assertThat(page.locator("#gates")).containsText("Speech gate, passed");
    assertThat(page.locator("#gates")).containsText(Pattern.compile("floor of \u2212\\d+"));
    assertThat(page.locator("#gates")).not().containsText("Energy gate"); // it guards no label
  }

  @Test
  void file_thatIsDropped_isAnswered() {
    String base64 = Base64.getEncoder().encodeToString(VOICE.buffer);
    page.evaluate(
        """
        (base64) => {
          const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([bytes], 'dropped.wav', { type: 'audio/wav' }));
          for (const type of ['dragenter', 'dragover', 'drop']) {
            document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
          }
        }
        """,
        base64);
    assertThat(page.locator("#word")).hasText("Happy");
    assertThat(page.locator("#name")).hasText("\u2068dropped.wav\u2069, 3.0 s");
    assertThat(page.locator("body.dropping")).hasCount(0);
  }

  @Test
  void recording_isPlayedSentAndDiscarded() {
    record();
    assertThat(page.locator("#status")).containsText("Nothing has been sent yet");
    assertThat(button("Name the feeling")).isVisible();
    assertEquals("ended", page.evaluate("opened.tracks[0].readyState"));
    assertEquals("closed", page.evaluate("opened.contexts[0].state"));
    assertEquals(
        List.of(false, false, false),
        page.evaluate(
            "(({ echoCancellation, noiseSuppression, autoGainControl }) =>"
                + " [echoCancellation, noiseSuppression, autoGainControl])"
                + "(opened.tracks[0].getSettings())"));

    button("Play").click();
    assertThat(button("Pause")).isVisible();
    button("Pause").click();
    assertThat(button("Play")).isVisible();

    button("Name the feeling").click();
    assertThat(page.locator("#answer")).isVisible();
    assertThat(page.locator("#word")).hasText("Neutral");
    assertThat(page.locator("#facts")).containsText("16-bit");
    assertThat(page.locator("#facts")).containsText("mono");

    button("Discard").click();
    assertThat(page.locator("#answer")).isHidden();
    assertThat(page.locator("body[data-state=empty]")).hasCount(1);
    assertEquals(0, page.evaluate("opened.urls"));
  }

  @Test
  void recording_thatIsCancelled_letsGoOfTheMicrophone() {
    button("Record").click();
    assertThat(page.locator("#meter"))
        .hasAttribute("aria-valuetext", Pattern.compile("quiet|good.*"));
    button("Cancel").click();
    assertThat(button("Record")).isFocused();
    assertEquals("ended", page.evaluate("opened.tracks[0].readyState"));
    assertEquals("closed", page.evaluate("opened.contexts[0].state"));
  }

  @Test
  void microphone_thatIsRefused_isExplainedAndTheFileStillWorks() {
    Chromium.refuseMicrophone(page);
    button("Record").click();
    assertComplaint("The microphone is not allowed", "address bar");
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#word")).hasText("Happy");
    assertThat(page.locator("#notice")).isHidden();
  }

  @Test
  void textFile_isRefusedInWordsAndThePageStaysUsable() {
    byte[] text = "Dear diary, today".repeat(40).getBytes(StandardCharsets.UTF_8);
    page.setInputFiles("#file", new FilePayload("diary.wav", "audio/wav", text));
    assertComplaint(
        "This is not a recording", "This was \u2068diary.wav\u2069. Choose an audio file");
    assertEquals(0, page.evaluate("opened.urls"));
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#word")).hasText("Happy");
  }

  @Test
  void file_overTheLimits_isRefusedBeforeItIsSent() {
    page.onRequest(request -> assertTrue(!request.method().equals("POST"), request.url()));
    page.setInputFiles("#file", wav("large.wav", new byte[1_000_001]));
    assertComplaint(
        "This file is too large",
        "This was \u2068large.wav\u2069. It has a little more than the 1 MB that are taken at most.");
    page.setInputFiles("#file", wav("long.wav", VoiceModels.HAPPY.withSeconds(21).wav(8_000)));
    assertComplaint(
        "This recording is too long",
        "This was \u2068long.wav\u2069. It lasts 21 seconds; at most 20");
  }

  @Test
  void file_thatIsTooShort_isRefusedInWords() {
    page.setInputFiles("#file", wav("blip.wav", SyntheticSpeech.wav16(new float[800], 16_000)));
    assertComplaint("This recording is too short", "at least 0.3 seconds");
  }

  @Test
  void silence_isToldFromSpeech() {
    page.setInputFiles(
        "#file", wav("silence.wav", SyntheticSpeech.wav16(new float[32_000], 16_000)));
    assertThat(page.locator("#word")).hasText("No speech");
    assertThat(page.locator("#sentence")).containsText("Choose a recording of a sentence");
    assertThat(page.locator("#candidates")).isHidden();
    assertThat(page.locator("#confidence")).isHidden();
  }

  @Test
  void model_thatIsUnsure_answersAnewAndSaysBetweenWhat() {
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#word")).hasText("Happy");
    page.selectOption("#model", "doubtful");
    assertThat(page.locator("#word")).hasText("Uncertain");
    assertThat(page.locator("#sentence"))
        .hasText(Pattern.compile("I am not sure: happy or (sad|neutral|surprised)\\."));
    assertThat(page.locator("#facts")).containsText("doubtful");
    assertThat(page.locator("#candidates li")).hasCount(3);
  }

  @Test
  void panel_tellsOfTheModelThatIsChosen_withEachPointOfItsDiagram() {
    page.locator("#about summary").click();
    assertThat(page.locator("#about-origin"))
        .hasText(
            "The model classic is a random forest. It learned from 60 recordings of 6 people (noise).");
    assertThat(page.locator("#about-score"))
        .hasText(
            "Asked about people whom it had never heard, it named the right one of 4 feelings in 50"
                + " of 100 clips; guessing would in 25.");
    assertThat(page.locator("#about-trust")).containsText("Its confidence was 3.0 of 100 off");
    assertThat(page.locator("#reliability circle")).hasCount(2);
    assertThat(page.locator("#reliability polyline")).hasAttribute("points", "135,217.5 210,117.5");
    assertThat(page.locator("#reliability desc"))
        .hasText("30 % sure, 25 % right; 60 % sure, 65 % right");
    page.selectOption("#model", "doubtful");
    assertThat(page.locator("#about-origin")).containsText("doubtful is a random forest.");
    assertThat(page.locator("#reliability svg")).hasCount(1);
  }

  @Test
  void model_thatWasChosen_isRememberedUntilItIsGone() throws Exception {
    assertThat(page.locator("#model")).hasValue("classic");
    assertThat(page.locator("#model option").nth(1)).hasText("doubtful (forest)");
    page.selectOption("#model", "doubtful");
    page.reload();
    assertThat(page.locator("#model")).hasValue("doubtful");
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#word")).hasText("Uncertain");
    int port = PAGES.stop();
    PAGES.start(port, List.of("other"));
    page.setInputFiles("#file", VOICE);
    assertComplaint("This model does not answer", "It is not there any more; the one");
    assertThat(page.locator("#model")).hasValue("classic");
    assertEquals(null, page.evaluate("localStorage.getItem('undertone.model')"));
    button("Try again").click();
    assertThat(page.locator("#word")).hasText("Happy");
    PAGES.stop();
    PAGES.start(port);
  }

  @Test
  void storageThatTheBrowserRefuses_onlyMeansForgetting() {
    page.addInitScript(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })");
    page.navigate("/");
    page.selectOption("#model", "doubtful");
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#word")).hasText("Uncertain");
  }

  @Test
  void file_thatTheBrowserCannotDraw_isAnsweredAllTheSame() {
    page.evaluate(
        "() => { OfflineAudioContext.prototype.decodeAudioData = () => Promise.reject(new Error()); }");
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#word")).hasText("Happy");
    assertThat(canvas()).hasAttribute("aria-label", Pattern.compile(".*cannot draw.*"));
  }

  @Test
  void server_thatStopsInBetween_isReportedAndAskedAgainOnceItIsBack() throws Exception {
    record();
    int port = PAGES.stop();
    button("Name the feeling").click();
    assertComplaint("The server does not answer", "Your recording is still here");
    PAGES.start(port);
    button("Try again").click();
    assertThat(page.locator("#word")).hasText("Neutral");
    assertThat(page.locator("#notice")).isHidden();
  }

  @Test
  void keyboard_isEnough() {
    page.keyboard().press("Tab");
    assertThat(page.getByText("Nothing is kept").first()).isFocused();
    page.keyboard().press("Tab");
    assertThat(button("Record")).isFocused();
    assertTrue(
        (Boolean)
            page.evaluate("getComputedStyle(document.activeElement).outlineStyle === 'solid'"));
    page.keyboard().press("Enter");
    assertThat(page.locator("#elapsed")).hasText(Pattern.compile("0:0[1-9].*"));
    assertThat(button("Stop")).isFocused();
    page.keyboard().press("Enter");
    assertThat(button("Name the feeling")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#word")).hasText("Neutral");
    assertThat(button("Choose another")).isFocused();
    page.keyboard().press("Tab");
    assertThat(button("Discard")).isFocused();
    page.keyboard().press("Enter");
    assertThat(button("Record")).isFocused();
    assertThat(page.locator("body[data-state=empty]")).hasCount(1);
  }

  private void record() {
    button("Record").click();
    assertThat(page.locator("#elapsed")).hasText(Pattern.compile("0:0[1-9].*"));
    button("Stop").click();
  }

  private void assertComplaint(String title, String text) {
    assertThat(page.locator("#notice-title")).hasText(title);
    assertThat(page.locator("#notice-text")).containsText(text);
    assertThat(page.locator("[role=alert]")).isVisible();
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator canvas() {
    return page.locator("canvas[role=img]");
  }

  private static FilePayload wav(String name, byte[] bytes) {
    return new FilePayload(name, "audio/wav", bytes);
  }
}
