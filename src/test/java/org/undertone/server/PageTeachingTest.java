package org.undertone.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How teaching the page a voice ends, that nothing is learned unless it ends well, and what other
 * models make of it.
 */
@ExtendWith(Chromium.class)
class PageTeachingTest {

  private static final String BASELINE = "**/baseline?*";
  private static final FilePayload CLIP =
      new FilePayload("voice.wav", "audio/wav", VoiceModels.HAPPY.wav(16_000));

  @TempDir private static Path folder;
  private static UndertoneServer server;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void start() throws Exception {
    server = PageVoiceTest.serve(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open(Chromium.Running chromium) {
    page =
        chromium.open(
            server.port(),
            complaints,
            new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
    page.addInitScript(PageTest.WATCH);
    page.onRequest(
        request -> {
          if (request.method().equals("POST")) {
            sent.add(request.url());
          }
        });
    page.navigate("/");
    page.selectOption("#model", "knowing");
  }

  @AfterEach
  void close() throws Exception {
    page.context().close();
    assertEquals(List.of(), complaints);
    PageVoiceTest.assertNothingRests(folder);
  }

  @Test
  void teaching_endsByItselfAfterFifteenSeconds() {
    PageVoiceTest.button(page, "Teach it").click();
    assertThat(page.locator("#voice-state"))
        .containsText(
            "from 4 stretches of speech",
            new LocatorAssertions.ContainsTextOptions().setTimeout(40_000));
    assertThat(page.locator("body[data-state=empty]")).hasCount(1);
    assertThat(page.locator("#voice-state")).isInViewport();
  }

  @Test
  void teaching_thatIsCancelled_learnsNothing() {
    page.setViewportSize(360, 740);
    PageVoiceTest.button(page, "Teach it").click();
    assertThat(page.locator("#status")).containsText("Recording for 15 seconds.");
    assertThat(page.locator("#script")).isVisible();
    assertThat(page.locator("#voice")).isHidden();
    assertThat(page.locator("#model")).isDisabled(); // since this one is taught
    assertThat(PageVoiceTest.button(page, "Done")).isFocused();
    assertThat(PageVoiceTest.button(page, "Done")).isInViewport();
    PageVoiceTest.button(page, "Cancel").click();
    assertCanBeTaughtAgain();
    assertThat(page.locator("#teach")).isInViewport();
    assertThat(page.locator("#model")).isEnabled();
    assertEquals(null, page.evaluate(PageVoiceTest.KEPT));
    assertEquals(List.of(), sent);
  }

  @ParameterizedTest
  @CsvSource({"Teach it, Recording for 15 seconds.", "Record, Recording. Say a sentence"})
  void buttons_areWhollyInSight_onAPhoneThatLiesOnItsSide(String button, String status) {
    page.setViewportSize(740, 360);
    PageVoiceTest.button(page, button).click();
    assertThat(page.locator("#status")).containsText(status);
    assertWhollyInSight("#record");
    assertWhollyInSight("#discard");
  }

  @Test
  void recording_thatStands_canBeSentFromTheNarrowestWindow() {
    page.setViewportSize(240, 480);
    PageVoiceTest.button(page, "Record").click();
    PageVoiceTest.waitFor(page, 1);
    PageVoiceTest.button(page, "Stop").click();
    assertThat(PageVoiceTest.button(page, "Name the feeling")).isFocused();
    assertWhollyInSight("#send");
  }

  @Test
  void forgetting_whileTheVoiceIsLearned_isForGood() {
    PageVoiceTest.know(page);
    assertThat(page.locator("#voice-state")).containsText("It knows your ordinary voice");
    List<Route> held = new ArrayList<>();
    page.route(BASELINE, held::add);
    PageVoiceTest.record(page);
    page.waitForCondition(() -> held.size() == 1);
    PageVoiceTest.button(page, "Forget my voice").click();
    page.waitForResponse(BASELINE, () -> held.get(0).resume());
    assertThat(page.locator("body[data-state=empty]")).hasCount(1);
    assertThat(page.locator("#voice-state")).containsText("Forgotten.");
    assertEquals(null, page.evaluate(PageVoiceTest.KEPT));
  }

  @Test
  void teaching_withTooLittleSpeech_isExplained() {
    refuse(422, "no-speech");
    PageVoiceTest.record(page);
    assertThat(page.locator("#notice-title")).hasText("I heard too little speech");
    assertThat(page.locator("#notice-text")).containsText("Teach it again");
    assertCanBeTaughtAgain();
    PageVoiceTest.button(page, "Record").click();
    assertThat(page.locator("#notice")).isHidden();
  }

  @Test
  void storageThatIsFull_keepsItForTheVisit_whateverIsChosenOrForgottenElsewhere() {
    page.addInitScript(
        """
        const keep = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, value) {
          if (key.startsWith('undertone.voice.')) throw new DOMException('full', 'QuotaExceededError');
          keep.call(this, key, value);
        };
        """);
    page.navigate("/");
    page.selectOption("#model", "knowing");
    teach();
    page.selectOption("#model", "classic");
    assertThat(page.locator("#forget")).isVisible();
    page.selectOption("#model", "knowing-too");
    assertThat(page.locator("#voice-state")).containsText("kept until you close this page.");
    changeElsewhere("undertone.learning", "on");
    changeElsewhere("undertone.voice.other", "{}");
    assertThat(page.locator("#voice-state")).containsText("kept until you close this page.");
    page.locator("#forget").click();
    page.selectOption("#model", "classic");
    page.selectOption("#model", "knowing");
    assertThat(PageVoiceTest.button(page, "Teach it")).isVisible();
    teach();
    changeElsewhere("undertone.voice.other", null);
    assertThat(PageVoiceTest.button(page, "Teach it")).isVisible();
  }

  @Test
  void teaching_thatFails_keepsTheRecordingUntilItSucceeds_fromFilesToo() {
    page.setInputFiles("#file", CLIP);
    assertThat(page.locator("#answer")).isVisible();
    refuse(503, "busy");
    PageVoiceTest.record(page);
    assertThat(page.locator("#notice-title")).hasText("Many are asking at once");
    assertThat(page.locator("#choose")).isHidden();
    page.evaluate(
        """
        () => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(['x'], 'voice.wav', { type: 'audio/wav' }));
          for (const type of ['dragenter', 'dragover', 'drop']) {
            document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
          }
        }
        """);
    assertThat(page.locator("#name")).containsText("Your recording");
    assertThat(page.locator("body.dropping")).hasCount(0);
    page.unroute(BASELINE);
    page.route(BASELINE, Route::abort);
    PageVoiceTest.button(page, "Try again").click();
    assertThat(page.locator("#notice-title")).hasText("The server does not answer");
    assertEquals(null, page.evaluate(PageVoiceTest.KEPT));
    page.unroute(BASELINE);
    PageVoiceTest.button(page, "Try again").click();
    assertThat(page.locator("#voice-state")).containsText("It knows your ordinary voice");
    assertThat(page.locator("#sentence")).containsText("I heard it beside your ordinary voice.");
    assertThat(page.locator("#name")).hasText("\u2068voice.wav\u2069, 3.0 s");
    assertThat(page.locator("#choose")).isVisible();
  }

  @Test
  void teaching_thatFailed_isWhatIsRecordedAgain() {
    refuse(503, "busy");
    PageVoiceTest.record(page);
    assertThat(page.locator("#notice-title")).hasText("Many are asking at once");
    PageVoiceTest.button(page, "Record again").click();
    assertThat(page.locator("#status")).containsText("Recording for 15 seconds.");
    PageVoiceTest.button(page, "Cancel").click();
    assertCanBeTaughtAgain();
  }

  @Test
  void teaching_ofAModelThatUsesNoVoice_asksForAnotherOne_andKeepsTheRecording() {
    refuse(503, "busy");
    PageVoiceTest.record(page);
    assertThat(page.locator("#notice-title")).hasText("Many are asking at once");
    page.unroute(BASELINE);
    page.selectOption("#model", "classic");
    PageVoiceTest.button(page, "Try again").click();
    assertThat(page.locator("#notice-title")).hasText("This model uses no voice");
    assertThat(page.locator("#notice-text")).hasText("Choose another one above, then try again.");
    page.selectOption("#model", "knowing");
    PageVoiceTest.button(page, "Try again").click();
    assertThat(page.locator("#voice-state")).containsText("It knows your ordinary voice");
  }

  @Test
  void teaching_whileAClipIsListenedTo_doesNotBegin() {
    List<Route> held = new ArrayList<>();
    page.route("**/upload?*", held::add);
    page.setInputFiles("#file", CLIP);
    page.waitForCondition(() -> held.size() == 1);
    assertThat(page.locator("#teach")).isDisabled();
    page.locator("#teach").dispatchEvent("click");
    assertThat(page.locator("#status")).hasText("Listening to it.");
    held.get(0).resume();
    assertThat(page.locator("#answer")).isVisible();
    assertThat(page.locator("#teach")).isEnabled();
  }

  @Test
  void teaching_withoutTheMicrophone_isNotReferredToFiles() {
    Chromium.refuseMicrophone(page);
    page.locator("#teach").click();
    assertThat(page.locator("#notice-title")).hasText("The microphone is not allowed");
    assertThat(page.locator("#notice-text"))
        .containsText("and teach it again. From a file it does not learn your voice.");
    assertCanBeTaughtAgain();
  }

  @Test
  void teaching_thatIsTooShort_learnsNothing() {
    page.locator("#teach").click();
    PageVoiceTest.waitFor(page, 2);
    PageVoiceTest.button(page, "Done").click();
    assertThat(page.locator("#notice-title")).hasText("This is too short to know a voice");
    assertThat(page.locator("#notice-text")).containsText("at least 8 seconds");
    assertCanBeTaughtAgain();
    assertEquals(null, page.evaluate(PageVoiceTest.KEPT));
    assertEquals(List.of(), sent);
  }

  @Test
  void teaching_takesNoLongerThanTheServerTakes() {
    page.route(
        "**/api/v1/limits",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"maxBytes\":2000000,\"maxSeconds\":9.5,\"minSeconds\":0.3}")));
    page.reload();
    assertThat(page.locator("#voice-about")).containsText("Speak for 9 seconds as you do");
    page.locator("#teach").click();
    assertThat(page.locator("#status")).containsText("Recording for 9 seconds.");
    PageVoiceTest.waitFor(page, 1);
    PageVoiceTest.button(page, "Done").click();
    assertThat(page.locator("#notice-text"))
        .containsText("Speak for at least 8 seconds, better for all 9.");
  }

  @Test
  void teaching_whoseMicrophoneGoesAway_learnsNothing() {
    page.locator("#teach").click();
    PageVoiceTest.waitFor(page, 2);
    page.evaluate("opened.tracks[0].dispatchEvent(new Event('ended'))");
    assertThat(page.locator("#notice-title")).hasText("The microphone went away");
    assertThat(page.locator("#notice-text")).containsText("Nothing was learned.");
    assertThat(page.locator("body[data-state=empty]")).hasCount(1);
    assertEquals("ended", page.evaluate("opened.tracks[0].readyState"));
    assertEquals(null, page.evaluate(PageVoiceTest.KEPT));
    assertEquals(List.of(), sent);
  }

  @Test
  void voice_canBeForgottenWhereTheModelCannotUseIt() {
    page.selectOption("#model", "knowing");
    PageVoiceTest.know(page);
    page.selectOption("#model", "classic");
    assertThat(page.locator("#voice-title")).hasText("Your voice");
    assertThat(page.locator("#voice-about"))
        .hasText("This model does not use your voice. Another one was taught it.");
    for (String ofOthers : List.of("#teach", "#heeding", "#learning", "#learned")) {
      assertThat(page.locator(ofOthers)).isHidden();
    }
    PageVoiceTest.button(page, "Forget my voice").click();
    assertThat(page.locator("#voice-state"))
        .hasText("Forgotten. Nothing of your voice is left in this browser.");
    assertThat(page.locator("#voice-about")).isHidden();
    assertThat(page.locator("#model")).isFocused();
    assertEquals(null, page.evaluate(PageVoiceTest.KEPT));
    page.reload();
    assertThat(page.locator("#model")).hasValue("classic");
    assertThat(page.locator("#voice")).isHidden();
  }

  /** Whose voice it is does not depend on the model that hears it. */
  @Test
  void voice_isSwitchedOffForModelsOfOtherFeaturesToo() {
    page.route(
        "**/api/v1/models",
        route -> {
          String models = route.fetch().text();
          int last = models.indexOf("\"id\":\"knowing-too\"");
          assertTrue(last > 0, models);
          String other = models.substring(last).replaceFirst("\"classic-190\"", "\"other\"");
          route.fulfill(
              new Route.FulfillOptions()
                  .setContentType("application/json")
                  .setBody(models.substring(0, last) + other));
        });
    page.reload();
    page.selectOption("#model", "knowing");
    PageVoiceTest.know(page);
    page.locator("#learn").check();
    page.locator("#heed").uncheck();
    page.selectOption("#model", "knowing-too");
    assertThat(page.locator("#voice-title")).hasText("Teach it your ordinary voice");
    assertThat(page.locator("#heed")).isVisible();
    assertThat(page.locator("#heed")).not().isChecked();
    assertThat(page.locator("#learned"))
        .hasText("Learned from 0 recordings; it does not learn while your voice is switched off.");
    page.locator("#heed").check();
    assertThat(page.locator("#heeding")).isHidden();
    assertThat(page.locator("#learned")).containsText("Learned from 0 of the 10");
  }

  private void assertWhollyInSight(String button) {
    assertThat(page.locator(button))
        .isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
  }

  /** Where it came to nothing, the next key begins it anew. */
  private void assertCanBeTaughtAgain() {
    assertThat(page.locator("#script")).isHidden();
    assertThat(PageVoiceTest.button(page, "Teach it")).isFocused();
    assertEquals(null, page.evaluate(PageVoiceTest.KEPT));
  }

  /** As another tab tells of what it kept, or of what it removed. */
  private void changeElsewhere(String key, String newValue) {
    page.evaluate(
        "([key, newValue]) => dispatchEvent(new StorageEvent('storage', { key, newValue }))",
        Arrays.asList(key, newValue));
  }

  private void teach() {
    PageVoiceTest.record(page);
    assertThat(page.locator("#voice-state")).containsText("It knows your ordinary voice");
  }

  private void refuse(int status, String reason) {
    page.route(
        BASELINE,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(status)
                    .setContentType("application/problem+json")
                    .setBody("{\"reason\":\"" + reason + "\",\"detail\":\"none\"}")));
  }
}
