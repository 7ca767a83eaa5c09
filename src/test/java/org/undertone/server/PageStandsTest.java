package org.undertone.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands on the page stays until what comes next stands, and is what it says it is. */
@ExtendWith(Chromium.class)
class PageStandsTest {

  private static final FilePayload VOICE = wav("voice.wav", VoiceModels.HAPPY.wav(16_000));
  private static final FilePayload TEXT =
      wav("diary.wav", "Dear diary".repeat(50).getBytes(StandardCharsets.UTF_8));
  private static final String UPLOAD = "**/upload?*";

  /** A model that was sure, of which another reading holds something else for likely. */
  private static final String CONTRADICTED =
      """
      { "outcome": "uncertain", "emoji": "?", "confidence": 0.96, "band": "uncertain",
        "top": [{ "label": "neutral", "emoji": "n", "probability": 0.96 },
                { "label": "sad", "emoji": "s", "probability": 0.01 }],
        "probabilities": { "neutral": 0.96, "sad": 0.01 },
        "set": { "labels": ["neutral"], "probability": 0.9 },
        "gates": [{ "gate": "familiarity", "fired": true, "reason": "at -3" }],
        "audio": { "channels": 1, "durationSeconds": 3, "speechSeconds": 2, "sampleRateHz": 16000,
                   "speechLevelDbfs": -20, "format": "16-bit WAV" },
        "model": { "id": "classic", "type": "forest", "featureSet": "classic-190" },
        "elapsedMillis": 6 }
      """;

  @TempDir private static Path folder;

  @RegisterExtension static final VoicePages PAGES = new VoicePages(() -> folder);

  private final List<String> asked = new ArrayList<>();
  private Page page;

  @BeforeEach
  void open(Chromium.Running chromium) {
    page = PAGES.openWatched(chromium);
    page.onRequest(
        request -> {
          if (request.method().equals("POST")) {
            asked.add(request.url());
          }
        });
    page.navigate("/");
    assertThat(page.locator("#models")).isVisible();
  }

  @Test
  void model_switchedDuringARecordingThatIsCancelled_answersAnewWhatStood() {
    answer();
    page.locator("#record").click();
    assertThat(page.locator("#elapsed")).hasText(Pattern.compile("0:0[1-9].*"));
    page.selectOption("#model", "doubtful");
    page.locator("#discard").click();
    assertThat(page.locator("#facts")).containsText("doubtful");
  }

  @Test
  void model_switchedWhileAFileIsListenedTo_answersAnewWhatStood_onceTheFileIsDiscarded() {
    answer();
    List<Route> held = hold();
    page.selectOption("#model", "doubtful");
    page.waitForCondition(() -> held.size() == 2);
    page.locator("#discard").click();
    assertThat(page.locator("#facts")).containsText("doubtful");
    assertThat(page.locator("#name")).hasText("\u2068voice.wav\u2069, 3.0 s");
    assertEquals(4, asked.size(), asked.toString());
  }

  @Test
  void model_switchedWhileAFileIsListenedTo_answersAnewWhatStood_onceTheFileIsRefused() {
    answer();
    List<Route> held = hold();
    page.selectOption("#model", "doubtful");
    page.waitForCondition(() -> held.size() == 2);
    fulfill(held.get(1), 415, "application/problem+json", "{\"reason\":\"not-audio\"}");
    assertThat(page.locator("#facts")).containsText("doubtful");
    assertThat(page.locator("#notice-title")).hasText("This is not a recording");
    assertThat(page.locator("#notice-text")).containsText("This was \u2068next.wav\u2069.");
    assertEquals(4, asked.size(), asked.toString());
  }

  @Test
  void answer_staysWhereAnotherModelDoesNotAnswer_andIsAskedForAgain() {
    answer();
    page.route(UPLOAD, Route::abort);
    page.selectOption("#model", "doubtful");
    assertThat(page.locator("#notice-title")).hasText("The server does not answer");
    assertAnswerStands();
    assertThat(page.locator("#facts")).containsText("classic (forest");
    page.locator("#send").click();
    assertThat(page.locator("#send")).isFocused();
    assertThat(page.locator("#notice")).isVisible();
    assertAnswerStands();
    page.unroute(UPLOAD);
    assertThat(page.locator("#send")).hasText("Try again");
    page.locator("#send").click();
    assertThat(page.locator("#facts")).containsText("doubtful");
    assertThat(page.locator("#notice")).isHidden();
    assertThat(page.locator("#send")).isHidden();
  }

  @Test
  void recording_thatIsCancelled_bringsBackTheAnswer() {
    answer();
    page.locator("#record").click();
    assertThat(page.locator("#elapsed")).hasText(Pattern.compile("0:0[1-9].*"));
    assertThat(page.locator("#answer")).isHidden();
    page.locator("#discard").click();
    assertAnswerStands();
    assertEquals("ended", page.evaluate("opened.tracks[0].readyState"));
    page.locator("#discard").click();
    assertThat(page.locator("body[data-state=empty]")).hasCount(1);
    assertEquals(0, page.evaluate("opened.urls"));
  }

  @Test
  void recording_thatStands_letsGoOfWhatStoodBefore() {
    answer();
    page.locator("#record").click();
    assertThat(page.locator("#elapsed")).hasText(Pattern.compile("0:0[1-9].*"));
    page.locator("#record").click();
    assertThat(page.locator("#send")).isVisible();
    assertThat(page.locator("#answer")).isHidden();
    assertEquals(1, page.evaluate("opened.urls"));
  }

  @Test
  void recording_thatIsRefused_bringsBackTheAnswer() {
    Chromium.refuseMicrophone(page);
    answer();
    page.locator("#record").click();
    assertThat(page.locator("#notice-title")).hasText("The microphone is not allowed");
    assertAnswerStands();
  }

  @Test
  void recording_withoutTheServer_saysSo_andKeepsTheClip() throws Exception {
    answer();
    int port = PAGES.stop();
    page.locator("#record").click();
    assertThat(page.locator("#notice-title")).hasText("The server does not answer");
    assertAnswerStands();
    assertEquals(0, page.evaluate("opened.tracks.length"));
    PAGES.start(port);
  }

  @Test
  void recording_withAServerThatHangs_saysSo_andOpensNoMicrophone() {
    page.addInitScript(
        """
        const wait = window.setTimeout;
        window.setTimeout = (act, millis, ...rest) => wait(act, millis === 5000 ? 500 : millis, ...rest);
        AudioWorklet.prototype.addModule = () => new Promise(() => {});
        """);
    page.navigate("/");
    page.locator("#record").click();
    assertThat(page.locator("#notice-title")).hasText("The server does not answer");
    assertThat(page.locator("body[data-state=empty]")).hasCount(1);
    assertEquals(0, page.evaluate("opened.tracks.length"));
    page.waitForCondition(() -> page.evaluate("opened.contexts[0].state").equals("closed"));
  }

  @Test
  void file_thatIsRefused_bringsBackTheAnswer() {
    answer();
    page.setInputFiles("#file", TEXT);
    assertThat(page.locator("#notice-title")).hasText("This is not a recording");
    assertAnswerStands();
    page.setInputFiles("#file", wav("large.wav", new byte[1_000_001]));
    assertThat(page.locator("#notice-title")).hasText("This file is too large");
    assertAnswerStands();
    assertEquals(1, page.evaluate("opened.urls"));
  }

  @Test
  void nameOfAFile_turnsNoWordsRound() {
    page.setInputFiles("#file", wav("report\u202Evaw.exe", TEXT.buffer));
    assertThat(page.locator("#notice-text"))
        .containsText("This was \u2068reportvaw.exe\u2069. Choose an audio file");
    page.setInputFiles("#file", wav("voice\u202Evaw.exe", VOICE.buffer));
    assertThat(page.locator("#name")).hasText("\u2068voicevaw.exe\u2069, 3.0 s");
  }

  @Test
  void stop_activatedTwice_keepsTheRecording() {
    page.locator("#record").click();
    assertThat(page.locator("#elapsed")).hasText(Pattern.compile("0:0[1-9].*"));
    page.evaluate("() => { record.click(); record.click(); }");
    assertThat(page.locator("body[data-state=review]")).hasCount(1);
    assertEquals(1, page.evaluate("opened.tracks.length"));
  }

  @Test
  void microphoneThatGoesAway_leavesWhatWasHeard() {
    page.locator("#record").click();
    assertThat(page.locator("#elapsed")).hasText(Pattern.compile("0:0[1-9].*"));
    page.evaluate("opened.tracks[0].dispatchEvent(new Event('ended'))");
    assertThat(page.locator("#notice-title")).hasText("The microphone went away");
    assertThat(page.locator("#send")).isVisible();
  }

  @Test
  void microphoneThatGoesAwayAsItIsOpened_isNotRecorded() {
    page.evaluate(
        """
        () => {
          const { resume } = AudioContext.prototype;
          AudioContext.prototype.resume = function () {
            opened.tracks[0].stop();
            return resume.call(this);
          };
        }
        """);
    page.locator("#record").click();
    assertThat(page.locator("#notice-title")).hasText("The microphone went away");
    assertThat(page.locator("#notice-text"))
        .hasText("Plug it in and record again, or choose a file instead.");
    assertThat(page.locator("body[data-state=empty]")).hasCount(1);
    page.waitForCondition(() -> page.evaluate("opened.contexts[0].state").equals("closed"));
  }

  @Test
  void recording_cancelledBeforeItBegan_letsGoOfTheMicrophone() {
    page.evaluate("() => { AudioContext.prototype.resume = () => new Promise(() => {}); }");
    page.locator("#record").click();
    page.waitForCondition(() -> page.evaluate("opened.tracks.length").equals(1));
    page.locator("#discard").click();
    assertThat(page.locator("body[data-state=empty]")).hasCount(1);
    assertEquals("ended", page.evaluate("opened.tracks[0].readyState"));
    page.waitForCondition(() -> page.evaluate("opened.contexts[0].state").equals("closed"));
    assertThat(page.locator("#notice")).isHidden();
  }

  @Test
  void fileDroppedIntoARecording_doesNotEndIt() {
    page.locator("#record").click();
    assertThat(page.locator("#elapsed")).hasText(Pattern.compile("0:0[1-9].*"));
    Object seen =
        page.evaluate(
            """
            () => {
              const dataTransfer = new DataTransfer();
              dataTransfer.items.add(new File(['x'], 'voice.wav', { type: 'audio/wav' }));
              const events = ['dragenter', 'dragover', 'drop'].map(
                (type) => new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
              const hints = events.map((event) => {
                document.body.dispatchEvent(event);
                return document.body.classList.contains('dropping');
              });
              return [...hints, ...events.map((event) => event.defaultPrevented).slice(1)];
            }
            """);
    assertEquals(List.of(false, false, false, true, true), seen);
    page.locator("#record").click();
    assertThat(page.locator("#send")).isVisible();
    assertThat(page.locator("#name")).containsText("Your recording");
  }

  @Test
  void severalFilesDropped_areToldFromTheOneThatIsAnswered() {
    page.evaluate(
        """
        (base64) => {
          const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
          const dataTransfer = new DataTransfer();
          for (const name of ['one.wav', 'two.wav', 'three.wav']) {
            dataTransfer.items.add(new File([bytes], name, { type: 'audio/wav' }));
          }
          document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
        }
        """,
        Base64.getEncoder().encodeToString(VOICE.buffer));
    assertThat(page.locator("#word")).hasText("Happy");
    assertThat(page.locator("#notice-text"))
        .hasText("I listened to \u2068one.wav\u2069 and left out the other 2 files.");
  }

  @Test
  void answer_thatAnotherReadingContradicts_showsNoConfidenceAndNoSet() {
    page.route(UPLOAD, route -> fulfill(route, 200, "application/json", CONTRADICTED));
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#word")).hasText("Uncertain");
    assertThat(page.locator("#sentence")).containsText("It sounds most like neutral, but another");
    assertThat(page.locator("#confidence")).isHidden();
    assertThat(page.locator("#candidates")).hasText("nneutralssad"); // without a percentage
    assertThat(page.locator("#candidates .bar")).hasCount(0);
    page.getByText("How I came to this").click();
    assertThat(page.locator("#gates")).hasText("Familiarity gate, acted: at \u22123");
    assertThat(page.locator("#set")).isHidden();
  }

  @ParameterizedTest
  @CsvSource({
    "413, This recording is too large",
    "502, The server cannot be reached",
    "403, This did not work"
  })
  void refusal_byWhatStandsBeforeTheServer_isNotTakenForSilence(int status, String title) {
    page.route(UPLOAD, route -> fulfill(route, status, "text/html", "<h1>" + status + "</h1>"));
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#notice-title")).hasText(title);
  }

  @Test
  void keyboard_neverFallsOnWhatDiscards() {
    page.locator("#choose").focus();
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#answer")).isVisible();
    assertThat(page.locator("#choose")).isFocused();

    page.locator("#record").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#elapsed")).hasText(Pattern.compile("0:0[1-9].*"));
    page.locator("#discard").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#choose")).isFocused();

    page.route(UPLOAD, Route::abort);
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("body[data-state=failed]")).hasCount(1);
    assertThat(page.locator("#send")).isFocused();
  }

  /** Sends another file, which is not answered, nor when it is sent anew. */
  private List<Route> hold() {
    List<Route> held = new ArrayList<>();
    page.route(UPLOAD, route -> PagePatienceTest.hold(route, held, 2));
    page.setInputFiles("#file", wav("next.wav", VOICE.buffer));
    page.waitForCondition(() -> held.size() == 1);
    return held;
  }

  private void answer() {
    page.setInputFiles("#file", VOICE);
    assertAnswerStands();
  }

  private void assertAnswerStands() {
    assertThat(page.locator("#answer")).isVisible();
    assertThat(page.locator("#word")).hasText("Happy");
    assertThat(page.locator("#name")).hasText("\u2068voice.wav\u2069, 3.0 s");
    assertThat(page.locator("canvas"))
        .hasAttribute("aria-label", "Waveform of \u2068voice.wav\u2069, 3.0\u00a0s");
    assertThat(page.locator("#play")).isVisible();
  }

  private static void fulfill(Route route, int status, String type, String body) {
    route.fulfill(new Route.FulfillOptions().setStatus(status).setContentType(type).setBody(body));
  }

  private static FilePayload wav(String name, byte[] bytes) {
    return new FilePayload(name, "audio/wav", bytes);
  }
}
