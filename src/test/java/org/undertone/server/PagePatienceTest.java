package org.undertone.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is sent ends when it is no longer wanted, and what can be sent again is kept until then. */
@ExtendWith(Chromium.class)
class PagePatienceTest {

  private static final byte[] HAPPY = VoiceModels.HAPPY.wav(16_000);
  private static final FilePayload VOICE = new FilePayload("voice.wav", "audio/wav", HAPPY);
  private static final String UPLOAD = "**/upload?*";
  private static final String TO_CLASSIC = "**/upload?model=classic*";
  private static final String MIC = "**/mic?*";

  @TempDir private static Path folder;

  @RegisterExtension static final VoicePages PAGES = new VoicePages(() -> folder);

  private final List<Request> ended = new ArrayList<>();
  private Page page;

  @BeforeEach
  void open(Chromium.Running chromium) {
    page = PAGES.openWatched(chromium);
    page.onRequestFailed(ended::add);
    page.navigate("/");
    assertThat(page.locator("#models")).isVisible();
  }

  @Test
  void clip_thatIsDiscarded_isNotSentAnyFurther() {
    send();
    page.locator("#discard").click();
    assertEnded();
    assertThat(page.locator("body[data-state=empty]")).hasCount(1);
    assertThat(page.locator("#notice")).isHidden();
  }

  @Test
  void clip_inPlaceOfWhichAnotherIsChosen_isNotSentAnyFurther() {
    List<Route> held = send();
    page.setInputFiles("#file", VOICE);
    assertEnded();
    page.waitForCondition(() -> held.size() == 2);
    assertThat(page.locator("#status")).hasText("Listening to it.");
    assertThat(page.locator("#notice")).isHidden();
  }

  @Test
  void clip_forWhichAnotherModelIsChosen_isSentToThatAlone() {
    send();
    page.selectOption("#model", "doubtful");
    assertEnded();
    assertThat(page.locator("#facts")).containsText("doubtful");
    assertThat(page.locator("#word")).hasText("Uncertain");
    assertThat(page.locator("#notice")).isHidden();
  }

  @Test
  void patience_growsWithWhatIsSent_andItsEndIsNotTakenForSilence() {
    page.addInitScript(
        """
        const wait = window.setTimeout;
        window.setTimeout = (act, millis, ...rest) => {
          if (!(millis >= 60_000)) return wait(act, millis, ...rest);
          window.patience = millis;
          return wait(act, 50);
        };
        """);
    page.route(UPLOAD, route -> {});
    page.navigate("/");
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#notice-title")).hasText("This takes too long");
    assertThat(page.locator("#notice-text")).containsText("Your recording is still here");
    assertThat(page.locator("#send")).hasText("Try again");
    double atFiftyKilobytesASecond = 60_000 + HAPPY.length / 50.0;
    assertEquals(
        atFiftyKilobytesASecond, ((Number) page.evaluate("window.patience")).doubleValue(), 1);
  }

  @Test
  void request_thatIsOver_leavesNoTimerAndNoListenerBehind() {
    page.addInitScript(
        """
        window.left = { timers: new Set(), listeners: 0 };
        const { setTimeout: wait, clearTimeout: clear } = window;
        window.setTimeout = (act, millis, ...rest) => {
          const timer = wait(act, millis, ...rest);
          if (millis >= 5000) left.timers.add(timer);
          return timer;
        };
        window.clearTimeout = (timer) => {
          left.timers.delete(timer);
          clear(timer);
        };
        const { addEventListener: add, removeEventListener: remove } = AbortSignal.prototype;
        AbortSignal.prototype.addEventListener = function (...what) {
          left.listeners++;
          add.apply(this, what);
        };
        AbortSignal.prototype.removeEventListener = function (...what) {
          left.listeners--;
          remove.apply(this, what);
        };
        """);
    page.navigate("/");
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#word")).hasText("Happy");
    send();
    assertEquals(1, page.evaluate("left.timers.size"));
    page.locator("#discard").click();
    assertEnded();
    page.waitForCondition(() -> page.evaluate("left.timers.size").equals(0));
    assertEquals(0, page.evaluate("left.listeners"));
  }

  @Test
  void recording_isKept_forWhateverReasonItIsRefused() {
    record();
    Map<String, Integer> refusals =
        Map.of("stopping", 503, "cut-off", 400, "refused", 401, "decoder-timeout", 415);
    refusals.forEach(
        (reason, status) -> {
          page.route(MIC, route -> refuse(route, status, reason));
          page.waitForResponse(MIC, page.locator("#send")::click);
          assertThat(page.locator("#notice")).isVisible();
          assertThat(page.locator("#name")).containsText("Your recording");
          assertThat(page.locator("#send")).hasText("Try again");
          page.unroute(MIC);
        });
    page.locator("#send").click();
    assertThat(page.locator("#word")).hasText("Neutral");
  }

  @Test
  void recording_withoutAnAnswer_isKeptBeneathTheFilesChosenAfterIt() {
    page.route(MIC, Route::abort);
    record();
    page.locator("#send").click();
    assertThat(page.locator("#notice-title")).hasText("The server does not answer");
    page.route(UPLOAD, Route::abort);
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#name")).hasText("\u2068voice.wav\u2069, 3.0 s");
    assertThat(page.locator("#send")).hasText("Try again");
    page.unroute(UPLOAD);
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#word")).hasText("Happy");
    assertThat(page.locator("#status")).containsText("What you recorded is kept.");
    page.selectOption("#model", "doubtful");
    assertThat(page.locator("#word")).hasText("Uncertain");
    page.getByText("Back to my recording").click();
    assertThat(page.locator("#name")).containsText("Your recording");
    assertThat(page.locator("#notice-title")).hasText("The server does not answer");
    page.unroute(MIC);
    page.locator("#send").click();
    assertThat(page.locator("#facts")).containsText("doubtful");
    assertThat(page.locator("#name")).containsText("Your recording");
    assertThat(page.locator("#discard")).hasText("Discard");
    page.locator("#discard").click();
    assertThat(page.locator("body[data-state=empty]")).hasCount(1);
    assertEquals(0, page.evaluate("opened.urls"));
  }

  @Test
  void recording_thatWasNotSent_isKeptBeneathAFileUntilThePageIsLeft() {
    record();
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#word")).hasText("Happy");
    page.getByText("Back to my recording").click();
    assertThat(page.locator("#status")).containsText("Nothing has been sent yet.");
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#word")).hasText("Happy");
    assertEquals(2, page.evaluate("opened.urls"));
    page.evaluate("dispatchEvent(new Event('pagehide'))");
    assertThat(page.locator("body[data-state=empty]")).hasCount(1);
    assertEquals(0, page.evaluate("opened.urls"));
  }

  @Test
  void recording_thatWasAnswered_makesRoomForAFile() {
    record();
    page.locator("#send").click();
    assertThat(page.locator("#word")).hasText("Neutral");
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#word")).hasText("Happy");
    assertThat(page.locator("#discard")).hasText("Discard");
    assertEquals(1, page.evaluate("opened.urls"));
  }

  @Test
  void folder_thatIsDropped_isRefusedAlone_andAFileBesideItTaken() throws Exception {
    Path recordings = Files.createDirectories(folder.resolve("recordings"));
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#word")).hasText("Happy");
    drop(recordings);
    assertThat(page.locator("#notice-title")).hasText("This is a folder");
    assertThat(page.locator("#word")).hasText("Happy");
    assertThat(page.locator("#name")).hasText("\u2068voice.wav\u2069, 3.0 s");
    drop(recordings, Files.write(folder.resolve("dropped.wav"), HAPPY));
    assertThat(page.locator("#name")).hasText("\u2068dropped.wav\u2069, 3.0 s");
    assertThat(page.locator("#word")).hasText("Happy");
    assertThat(page.locator("#notice")).isHidden();
  }

  @Test
  void file_thatChangedSinceItWasChosen_isToBeChosenAgain() throws Exception {
    Path file = Files.write(folder.resolve("changing.wav"), HAPPY);
    page.setInputFiles("#file", file);
    assertThat(page.locator("#word")).hasText("Happy");
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    page.selectOption("#model", "doubtful");
    assertThat(page.locator("#notice-title")).hasText("This file has changed or is gone");
    assertThat(page.locator("#notice-text"))
        .hasText("This was \u2068changing.wav\u2069. Choose it again.");
    assertThat(page.locator("#word")).hasText("Happy");
    assertThat(page.locator("#answer")).isVisible();
    assertThat(page.locator("#send")).isHidden();
  }

  @Test
  void file_thatIsStillBeingDrawn_hasItsNameBesideItsAnswer() {
    page.evaluate(
        "() => { OfflineAudioContext.prototype.decodeAudioData = () => new Promise(() => {}); }");
    page.setInputFiles("#file", VOICE);
    assertThat(page.locator("#word")).hasText("Happy");
    assertThat(page.locator("#name")).hasText("\u2068voice.wav\u2069, 3.0 s");
    assertThat(page.locator("#wave"))
        .hasAttribute("aria-label", "\u2068voice.wav\u2069, 3.0\u00a0s");
  }

  private void record() {
    page.locator("#record").click();
    assertThat(page.locator("#elapsed")).hasText(Pattern.compile("0:0[1-9].*"));
    page.locator("#record").click();
    assertThat(page.locator("#send")).isVisible();
  }

  /** Holds the first requests back, and lets all others pass. */
  static void hold(Route route, List<Route> held, int first) {
    if (held.size() < first) {
      held.add(route);
    } else {
      route.resume();
    }
  }

  /** Sends a clip to a model that does not answer. */
  /** What is sent to the model {@code classic} gets no answer; gives that, as it grows. */
  private List<Route> send() {
    List<Route> held = new ArrayList<>();
    page.route(TO_CLASSIC, held::add);
    page.setInputFiles("#file", VOICE);
    page.waitForCondition(() -> held.size() == 1);
    return held;
  }

  private void assertEnded() {
    page.waitForCondition(() -> ended.size() == 1);
    assertEquals("net::ERR_ABORTED", ended.get(0).failure());
  }

  private static void refuse(Route route, int status, String reason) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(status)
            .setContentType("application/problem+json")
            .setBody("{\"reason\":\"" + reason + "\",\"detail\":\"None of it.\"}"));
  }

  /** As a person does it: what a page makes up by itself holds no folders. */
  private void drop(Path... paths) {
    JsonArray files = new JsonArray();
    for (Path path : paths) {
      files.add(path.toAbsolutePath().toString());
    }
    JsonObject data = new JsonObject();
    data.add("items", new JsonArray());
    data.add("files", files);
    data.addProperty("dragOperationsMask", 1);
    CDPSession session = page.context().newCDPSession(page);
    for (String type : List.of("dragEnter", "dragOver", "drop")) {
      JsonObject event = new JsonObject();
      event.addProperty("type", type);
      event.addProperty("x", 300);
      event.addProperty("y", 300);
      event.add("data", data);
      session.send("Input.dispatchDragEvent", event);
    }
    session.detach();
  }
}
