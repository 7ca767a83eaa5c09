package org.undertone.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.undertone.model.SpeakerBaseline;

/** The page learns a voice from what is recorded in it, if it is told to, and as long as it is. */
@ExtendWith(Chromium.class)
class PageLearningTest {

  private static final Path PICTURES = Path.of("target/screenshots");
  private static final FilePayload FILE =
      new FilePayload("voice.wav", "audio/wav", VoiceModels.HAPPY.wav(16_000));
  private static final String KEPT = "localStorage.getItem('undertone.voice.classic-190')";
  private static final String BASELINE = "**/baseline?*";
  private static final String ASKED = "asked api/v1/";
  private static final String PLAIN = "mic?model=knowing&explain=true&set=false";
  private static final String BESIDE = PLAIN + " with speaker";
  private static final String FIRST = "baseline?model=knowing&voice=mixed";
  private static final String FURTHER = FIRST + " with speaker";

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
    open(chromium, new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
  }

  private void open(Chromium.Running chromium, Browser.NewContextOptions options) {
    page = chromium.open(server.port(), complaints, options);
    page.addInitScript(PageVoiceTest.WATCH);
    page.onConsoleMessage(this::note);
    page.navigate("/");
    page.selectOption("#model", "knowing");
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
    PageVoiceTest.assertNothingRests(folder);
  }

  @Test
  void recordings_areNotLearnedFromUnlessThatIsSwitchedOn() {
    assertThat(page.locator("#learn")).not().isChecked();
    assertThat(page.locator("#learned")).containsText("Once this is on, each recording");
    record();
    learnAndSettle(false);
    assertEquals(List.of(PLAIN), sent);
    assertEquals(null, page.evaluate(KEPT));
    page.locator("#learn").check();
    page.selectOption("#model", "knowing-too"); // answers anew what was recorded before
    assertThat(page.locator("#facts")).containsText("knowing-too");
    assertEquals(2, sent.size(), sent.toString());
    assertThat(page.locator("#learned")).containsText("Learned from 0 of the 10");
  }

  @Test
  void recordings_areLearnedFrom_andLaterOnesProfit() {
    page.locator("#learn").check();
    record();
    assertThat(page.locator("#learned"))
        .containsText("Learned from 1 of the 10 recordings that it needs.");
    assertThat(page.locator("#voice-title")).hasText("Your voice");
    assertThat(page.locator("#voice-state"))
        .containsText("from what you recorded here; kept in this browser alone. Once that is 10");
    assertThat(page.locator("#sentence")).not().containsText("beside");
    record();
    assertThat(page.locator("#learned")).containsText("The last one was left out");
    assertThat(page.locator("#sentence")).not().containsText("beside");
    assertEquals(List.of(PLAIN, FIRST, PLAIN), sent);

    pretendToHaveHeard("{\"happy\":9}");
    record();
    assertThat(page.locator("#learned")).containsText("Learned from 10 recordings so far.");
    assertThat(page.locator("#sentence")).not().containsText("beside");
    assertThat(page.locator("#voice-state")).containsText("Each clip is heard beside it;");
    record();
    assertThat(page.locator("#sentence")).containsText("beside other clips of this voice.");
    assertThat(page.locator("#learned")).containsText("Learned from 11 recordings so far.");
    assertEquals(List.of(PLAIN, FURTHER, BESIDE, FURTHER), sent.subList(3, 7));
    SpeakerBaseline kept = kept();
    assertEquals(SpeakerBaseline.Voice.MIXED, kept.voice());
    assertEquals(3, kept.clips());

    page.locator("#learn").uncheck();
    assertThat(page.locator("#learned")).hasText("Learned from 11 recordings; it learns no more.");
    page.reload();
    assertThat(page.locator("#learn")).not().isChecked();
    record();
    assertThat(page.locator("#sentence")).containsText("beside other clips of this voice.");
    assertEquals(BESIDE, sent.get(sent.size() - 1));
    assertEquals(3, kept().clips());
  }

  @Test
  void recording_thatIsAnsweredAnew_isLearnedFromOnce() {
    page.locator("#learn").check();
    record();
    pretendToHaveHeard("{\"happy\":9}");
    record();
    assertThat(page.locator("#learned")).containsText("Learned from 10 recordings so far.");
    page.selectOption("#model", "knowing-too");
    assertThat(page.locator("#facts")).containsText("knowing-too");
    assertThat(page.locator("#sentence")).containsText("beside other clips");
    page.locator("#heed").uncheck();
    assertThat(page.locator("#sentence")).not().containsText("beside other clips");
    page.locator("#heed").check();
    assertThat(page.locator("#sentence")).containsText("beside other clips");
    assertEquals(2, sent.stream().filter(asked -> asked.startsWith("baseline")).count());
    assertEquals(2, kept().clips());
  }

  @Test
  void recording_isLearnedFrom_thoughAnotherModelIsChosenMeanwhile() {
    List<Route> held = new ArrayList<>();
    page.locator("#learn").check();
    page.route(BASELINE, held::add);
    record();
    page.waitForCondition(() -> held.size() == 1);
    page.selectOption("#model", "classic");
    assertThat(page.locator("#facts")).containsText("classic");
    page.waitForResponse(BASELINE, () -> held.get(0).resume());
    page.waitForCondition(() -> page.evaluate(KEPT) != null);
    page.selectOption("#model", "knowing");
    assertThat(page.locator("#learned")).containsText("Learned from 1 of the 10");
    assertThat(page.locator("#facts")).containsText("knowing"); // asked anew
  }

  @Test
  void files_areNotLearnedFrom() {
    page.locator("#learn").check();
    page.setInputFiles("#file", FILE);
    learnAndSettle(true);
    assertEquals(List.of(PLAIN.replace("mic", "upload")), sent);
    assertEquals(null, page.evaluate(KEPT));
  }

  @Test
  void recordings_ofOthers_areNotLearnedFrom_whileTheVoiceIsSwitchedOff() {
    page.locator("#learn").check();
    record();
    pretendToHaveHeard("{\"happy\":10}");
    page.locator("#heed").uncheck();
    assertThat(page.locator("#learned"))
        .hasText("Learned from 10 recordings; it does not learn while your voice is switched off.");
    assertThat(page.locator("#voice-state")).containsText("switched off, and is not sent.");
    record();
    assertEquals(PLAIN, sent.get(sent.size() - 1));
    page.locator("#heed").check(); // answers anew, beside the voice that this one is not
    assertThat(page.locator("#sentence")).containsText("beside other clips");
    assertThat(page.locator("#learned")).containsText("Learned from 10 recordings so far.");
    assertEquals(1, sent.stream().filter(asked -> asked.startsWith("baseline")).count());
  }

  @Test
  void ordinaryVoice_isUsedUntilEnoughWasLearned() {
    PageVoiceTest.know(page);
    page.locator("#learn").check();
    record();
    assertThat(page.locator("#learned")).containsText("Learned from 1 of the 10 recordings");
    assertThat(page.locator("#voice-state"))
        .containsText("beside your ordinary voice, until it has learned from 10 recordings;");
    pretendToHaveHeard("{\"happy\":9}");
    record();
    assertThat(page.locator("#sentence")).containsText("beside your ordinary voice.");
    assertThat(page.locator("#learned")).containsText("Learned from 10 recordings so far.");
    assertThat(page.locator("#voice-state"))
        .containsText("beside your recordings, which by now tell more;");
    record();
    assertThat(page.locator("#sentence")).containsText("beside other clips of this voice.");
    assertThat(page.locator("#learned")).containsText("Learned from 11 recordings so far.");
    PageVoiceTest.know(page); // opens the page anew
    assertThat(page.locator("#learned")).containsText("Learned from 11 recordings so far.");
  }

  @Test
  void forgetting_leavesNothingOfAnyModel_andLearnsNoMore() {
    page.evaluate("localStorage.setItem('undertone.voice.other-features', '{}')");
    PageVoiceTest.know(page);
    page.locator("#learn").check();
    record();
    assertThat(page.locator("#learned"))
        .containsText("Learned from 1 of the 10 recordings that it needs.");
    button("Forget my voice").click();
    assertThat(page.locator("#voice-state"))
        .hasText("Forgotten. Nothing of your voice is left in this browser.");
    assertThat(page.locator("#learn")).not().isChecked();
    assertEquals(List.of("undertone.model"), page.evaluate("Object.keys(localStorage)"));
    record();
    learnAndSettle(false);
    assertEquals(List.of("undertone.model"), page.evaluate("Object.keys(localStorage)"));
  }

  @Test
  void forgetting_whileItLearns_isForGood() {
    List<Route> held = new ArrayList<>();
    page.locator("#learn").check();
    record();
    assertThat(page.locator("#learned"))
        .containsText("Learned from 1 of the 10 recordings that it needs.");
    pretendToHaveHeard("{\"happy\":2}");
    page.route(BASELINE, held::add);
    record();
    page.waitForCondition(() -> held.size() == 1);
    button("Forget my voice").click();
    page.waitForResponse(BASELINE, () -> held.get(0).resume());
    learnAndSettle(false);
    assertEquals(null, page.evaluate(KEPT));
    assertThat(page.locator("#voice-state")).hasText(Pattern.compile("Forgotten.*"));
  }

  @Test
  void forgetting_inAnotherTab_isSeenInThisOne() {
    page.locator("#learn").check();
    record();
    assertThat(page.locator("#learned"))
        .containsText("Learned from 1 of the 10 recordings that it needs.");
    Page other = page.context().newPage();
    other.navigate("/");
    other.locator("#forget").click();
    assertThat(page.locator("#learn")).not().isChecked();
    assertThat(page.locator("#forget")).isHidden();
    record();
    learnAndSettle(false);
    assertEquals(PLAIN, sent.get(sent.size() - 1));
    assertEquals(null, page.evaluate(KEPT));
  }

  @Test
  void learning_thatFails_isSaidAndHoldsNothingUp() {
    page.locator("#learn").check();
    page.route(BASELINE, Route::abort);
    record();
    assertThat(page.locator("#learned"))
        .containsText(
            "Learned from 0 of the 10 recordings that it needs. From the last one it could");
    assertThat(page.locator("#answer")).isVisible();
    assertThat(page.locator("#notice")).isHidden();
    page.unroute(BASELINE);
    record();
    assertThat(page.locator("#learned"))
        .containsText("Learned from 1 of the 10 recordings that it needs. Files");
  }

  @Test
  void learnedVoice_thatNoLongerReads_isBegunAnew() {
    page.locator("#learn").check();
    record();
    pretendToHaveHeard("{\"happy\":2,\"sad\":3}");
    page.evaluate(
        "localStorage.setItem('undertone.voice.classic-190', "
            + KEPT
            + ".replace('undertoneBaseline\\\\\":1', 'undertoneBaseline\\\\\":9'))");
    page.reload();
    assertThat(page.locator("#learned")).containsText("Learned from 5 of the 10 recordings");
    record();
    assertThat(page.locator("#learned")).containsText("Learned from 1 of the 10 recordings");
    assertEquals(1, kept().clips());
  }

  @Test
  void modelOfOtherFeatures_learnsNothing() {
    page.locator("#learn").check();
    page.selectOption("#model", "classic");
    assertThat(page.locator("#voice")).isHidden();
    record();
    assertThat(page.locator("#answer")).isVisible();
    page.selectOption("#model", "knowing");
    assertThat(page.locator("#learned"))
        .containsText("Learned from 1 of the 10 recordings that it needs.");
    assertEquals(List.of("mic?model=classic&explain=true&set=false", PLAIN, FIRST), sent);
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
    picture("off", width, scheme);
    page.locator("#learn").check();
    record();
    assertThat(page.locator("#learned"))
        .containsText("Learned from 1 of the 10 recordings that it needs.");
    picture("learned", width, scheme);
    PageVoiceTest.know(page);
    picture("both", width, scheme);
  }

  private void picture(String state, int width, String scheme) {
    assertEquals(0, page.evaluate("document.documentElement.scrollWidth - innerWidth"), state);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(PICTURES.resolve("learning-" + state + "-" + width + "-" + scheme + ".png")));
  }

  /** Changes what the page remembers of the answers to what it learned from. */
  private void pretendToHaveHeard(String answers) {
    assertThat(page.locator("#learned")).containsText("Learned from 1 of the 10 recordings");
    page.evaluate(
        "answers => localStorage.setItem('undertone.voice.classic-190',"
            + KEPT
            + ".replace(/\"answers\":{[^}]*}/, '\"answers\":' + answers))",
        answers);
    page.reload();
    assertThat(page.locator("#learned")).hasText(Pattern.compile("^Learned from (?!1 of)"));
  }

  /** Gives the page every occasion to learn what it should not. */
  private void learnAndSettle(boolean on) {
    assertThat(page.locator("#answer")).isVisible();
    assertEquals(on, page.locator("#learn").isChecked());
    page.evaluate("() => fetch('api/v1/health/live').then((answer) => answer.text())");
  }

  private SpeakerBaseline kept() {
    String document = page.evaluate("JSON.parse(" + KEPT + ").learned.document").toString();
    assertFalse(document.isEmpty());
    assertEquals("yes", page.evaluate("localStorage.getItem('undertone.heeding')"));
    return SpeakerBaseline.parse(document);
  }

  /** Records a sentence and has it answered. */
  private void record() {
    page.locator("#record").click();
    stopRecording();
    page.locator("#send").click();
    assertThat(page.locator("#answer")).isVisible();
  }

  private void stopRecording() {
    assertThat(page.locator("#elapsed")).hasText(Pattern.compile("0:0[1-9].*"));
    button("Stop").click();
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
