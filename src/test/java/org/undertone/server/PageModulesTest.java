package org.undertone.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The modules of the page that are arithmetic and words, each by itself. */
@ExtendWith(Chromium.class)
class PageModulesTest {

  @TempDir private static Path folder;
  private static TestServer server;
  private static BrowserContext context;
  private static Page page;

  @BeforeAll
  static void start(Chromium.Running chromium) throws Exception {
    server = new TestServer(folder);
    context = chromium.context(new Browser.NewContextOptions());
    page = context.newPage();
    page.navigate(server.uri("/").toString());
  }

  @AfterAll
  static void stop() {
    context.close();
    server.close();
  }

  @Test
  void wav_isSixteenBitMonoAtTheGivenRateAndClips() throws Exception {
    List<?> bytes =
        (List<?>)
            in(
                "wav",
                "[...new Uint8Array(m.encodeWav(new Float32Array([0, 0.5, 1, -1, 7]), 44100))]");
    byte[] wav = new byte[bytes.size()];
    for (int i = 0; i < wav.length; i++) {
      wav[i] = ((Number) bytes.get(i)).byteValue();
    }
    try (AudioInputStream audio = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
      AudioFormat format = audio.getFormat();
      assertEquals(AudioFormat.Encoding.PCM_SIGNED, format.getEncoding());
      assertEquals(44_100, format.getSampleRate());
      assertEquals(16, format.getSampleSizeInBits());
      assertEquals(1, format.getChannels());
      short[] samples = new short[(int) audio.getFrameLength()];
      ByteBuffer.wrap(audio.readAllBytes())
          .order(ByteOrder.LITTLE_ENDIAN)
          .asShortBuffer()
          .get(samples);
      assertArrayEquals(new short[] {0, 16384, 32767, -32767, 32767}, samples);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          wav      | [...m.join([new Float32Array([1, 2]), new Float32Array(0), new Float32Array([3])])] | 1,2,3
          wav      | m.encodeWav(new Float32Array(0), 8000).byteLength                 | 44
          waveform | m.barCount(0)                                                     | 1
          waveform | m.barCount(9)                                                     | 2
          waveform | [...m.peaks([0, -1, 0.5, 0.25], 2)]                               | 1,0.5
          waveform | [...m.peaks([1], 3)].length                                       | 3
          waveform | m.mixed([[1, 0.5]])                                               | 1,0.5
          waveform | m.mixed([[1, 0.5], [0, 0.5]])                                     | 0.5,0.5
          waveform | [...m.peaks([], 2)]                                               | 0,0
          waveform | m.heights(new Float32Array(2))                                    | 0,0
          waveform | m.heights(new Float32Array([0, 0.5]))                             | 0,1
          waveform | m.bars([1], 3, 100)[0].x                                          | 0
          waveform | m.bars([1], 3, 100)[0].top + m.bars([1], 3, 100)[0].height        | 48
          waveform | m.bars([0, 0], 9, 100)[1].x                                       | 6
          waveform | m.spreadingShape([0.1, 0.2], 5, 1)                                | 0.1,0.2,0,0.2,0.1
          waveform | m.spreadingShape([], 3, 0)                                        | 0,0,0
          waveform | m.swellingShape(1, 7, 2).slice(2, 5)                              | 0,0,0
          waveform | m.swellingShape(0.5, 7, 2)[1] === m.restingShape(7)[1]            | true
          waveform | m.level(new Float32Array(8)).word                                 | silence
          waveform | m.level([0.1, -0.1]).dbfs.toFixed(2)                              | -20.00
          waveform | m.level([0.1, -0.1]).word                                         | good level
          waveform | m.level([1, 0]).word                                              | too loud
          waveform | m.level([]).share                                                 | 0
          words    | m.clock(0)                                                        | 0:00.0
          words    | m.clock(61.26)                                                    | 1:01.2
          words    | m.span(60)                                                        | 60\u00a0seconds
          words    | m.span(600)                                                       | 10\u00a0minutes
          words    | m.megabytes(25000000)                                             | 25\u00a0MB
          words    | m.percent(0.6213)                                                 | 62\u00a0%
          words    | [0, 0.004, 0.006, 0.994, 0.996, 1].map(m.percent).join()          | 0\u00a0%,<\u00a01\u00a0%,1\u00a0%,99\u00a0%,>\u00a099\u00a0%,100\u00a0%
          words    | [0.697, 0.7, 0.398, 0.4, 0.349, 0.35, 0.599].map(m.percent).join() | 69\u00a0%,70\u00a0%,39\u00a0%,40\u00a0%,34\u00a0%,35\u00a0%,60\u00a0%
          words    | m.withSigns('at -47.8 dBFS by classic-190 (-3, 1-2)')             | at −47.8 dBFS by classic-190 (−3, 1-2)
          words    | m.recordedFor(2.04, 60)                                           | Recorded 2.0\u00a0s. Nothing has been sent yet.
          words    | m.recordedFor(60.01, 60)                                          | Recorded 60.0\u00a0s, the most that I take at once. Nothing has been sent yet.
          troubles | m.tooLong(601, { maxSeconds: 600 }).text                          | It lasts a little more than the 10\u00a0minutes that are taken at most. Choose a shorter part.
          troubles | m.tooLong(606, { maxSeconds: 600 }).text                          | It lasts 10.1\u00a0minutes; at most 10\u00a0minutes are taken. Choose a shorter part.
          troubles | m.tooLarge(25000001, { maxBytes: 25000000 }).text                 | It has a little more than the 25\u00a0MB that are taken at most. Choose a shorter part.
          troubles | m.tooLarge(25100000, { maxBytes: 25000000 }).text                 | It has 25.1\u00a0MB; at most 25\u00a0MB are taken. Choose a shorter part.
          words       | m.modelName({ id: 'studio', type: 'studio' })                  | studio
          words       | m.modelName({ id: 'classic', type: 'forest' })                 | classic (forest)
          words    | m.applies({ reason: 'the model guards no label against quiet speech' }) | false
          words    | m.applies({ reason: 'speech at -31.0 dBFS is not below' })        | true
          words    | m.spoken('disgust')                                               | disgusted
          words    | m.why({ explanation: { sentence: 'louder than usual' } })         | Louder than usual.
          words    | m.why({ explanation: { label: 'disgust', sentence: 'rhythm speaks for disgust' } }) | Rhythm speaks for disgusted.
          words    | m.why({}).length                                                  | 0
          words    | m.among({}).length                                                | 0
          words    | m.among({ gates: [], set: { labels: ['happy', 'disgust'], probability: 0.9 }, probabilities: { happy: 1, disgust: 0, sad: 0 } }) | Happy, disgusted: nine times in ten such a list holds the right feeling, for recordings like those that I learned from.
          words    | m.among({ gates: [], set: { labels: ['sad'], probability: 0.75 }, probabilities: { happy: 0, sad: 1 } }) | Sad: 75 times in 100 such a list holds the right feeling, for recordings like those that I learned from.
          words    | m.among({ gates: [], set: { labels: ['sad', 'happy'], probability: 0.9 }, probabilities: { happy: 0, sad: 1 } }) | It could be any of the 2 feelings that I know: I can rule out none.
          voice-words | m.inUse({ taught: 1, learned: { answers: { sad: 5, angry: 4 } } }) | 1
          voice-words | m.inUse({ taught: 1, learned: { answers: { sad: 5, angry: 5 } } }).answers.sad | 5
          voice-words | m.inUse({ learned: { answers: { sad: 1 } } })                     | undefined
          voice-words | m.inUse({ learned: { answers: { sad: 9, angry: 2 } } }).answers.sad | 9
          voice-words | m.inUse({ taught: 1 })                                            | 1
          voice-words | m.withAnswer(undefined, 'sad').sad                                | 1
          voice-words | m.withAnswer({ answers: { sad: 1 } }, 'sad')                      | null
          voice-words | Object.entries(m.withAnswer({ answers: { sad: 1 } }, 'angry'))    | sad,1,angry,1
          voice-words | m.withAnswer({ answers: { sad: 1, angry: 1 } }, 'sad').sad        | 2
          voice-words | m.withAnswer({ answers: { sad: 2, angry: 1 } }, 'sad')            | null
          voice-words | m.withAnswer({ answers: { sad: 5, angry: 6 } }, 'sad').sad        | 6
          voice-words | m.title(null)                                                     | Teach it your ordinary voice
          voice-words | m.title({ taught: {}, learned: {} })                              | Your ordinary voice
          voice-words | m.title({ learned: {} })                                          | Your voice
          voice-words | m.teaching({ taught: {}, learned: {} })                           | Teach it anew
          voice-words | m.teaching({ learned: {} })                                       | Teach it my ordinary voice
          voice-words | m.state({ on: true, taught: { clips: 1 } }, true)                 | It knows your ordinary voice, from 1 stretch of speech; kept in this browser alone. Each clip is heard beside it; switch it off for other people’s voices.
          voice-words | m.state({ on: true, learned: { answers: { sad: 3 } } }, false)    | It knows something of your voice, from what you recorded here; kept until you close this page. Once that is 10 recordings, each clip is heard beside it.
          voice-words | m.state({ on: true, learned: { answers: { sad: 10 } } }, true)    | It knows something of your voice, from what you recorded here; kept in this browser alone. Each clip is heard beside it; switch it off for other people’s voices.
          voice-words | m.state({ on: false, learned: { answers: { sad: 3 } } }, true)    | It knows something of your voice, from what you recorded here; kept in this browser alone. It is switched off, and is not sent.
          voice-words | m.state({ on: true, taught: { clips: 4 }, learned: { answers: { sad: 9 } } }, true) | It knows your ordinary voice, from 4 stretches of speech, and what you recorded here; kept in this browser alone. Each clip is heard beside your ordinary voice, until it has learned from 10 recordings; switch it off for other people’s voices.
          voice-words | m.state({ on: true, taught: { clips: 4 }, learned: { answers: { sad: 10 } } }, true) | It knows your ordinary voice, from 4 stretches of speech, and what you recorded here; kept in this browser alone. Each clip is heard beside your recordings, which by now tell more; switch it off for other people’s voices.
          voice-words | m.progress({ on: true }, true, null)                              | Learned from 0 of the 10 recordings that it needs. Files do not count, since they may be of others.
          voice-words | m.progress({ on: true, learned: { answers: { sad: 1 } } }, true, 'alike') | Learned from 1 of the 10 recordings that it needs. The last one was left out: of its mood it has enough for now, and it needs others. Files do not count, since they may be of others.
          voice-words | m.progress({ on: true, learned: { answers: { sad: 12 } } }, true, 'failed') | Learned from 12 recordings so far. From the last one it could not learn. Files do not count, since they may be of others.
          voice-words | m.progress({ on: true, learned: { answers: { sad: 2 } } }, false, null) | Learned from 2 recordings; it learns no more.
          voice-words | m.progress({ on: false, taught: {} }, true, null)                 | Learned from 0 recordings; it does not learn while your voice is switched off.
          reliability | m.across(0)                                                    | 60
          reliability | m.across(1)                                                    | 310
          reliability | m.upwards(0)                                                   | 280
          reliability | m.upwards(1)                                                   | 30
          reliability | m.line([{ confidence: 0, accuracy: 1 }, { confidence: 0.5, accuracy: 0.25 }]) | 60,30 185,217.5
          reliability | m.line([]).length                                              | 0
          reliability | Object.values(m.diagonal())                                    | 60,280,310,30
          reliability | m.ticks().map(({ share }) => share)                            | 0,0.2,0.4,0.6,0.8,1
          model-words | m.score({ labels: [] })                                        | How well it hears was not measured.
          model-words | m.trust({ scores: { gateEffects: [] } })                                        | How true its confidence is was not measured.
          model-words | m.measured({}).length                                          | 0
          model-words | m.strengths({ scores: { labels: [{ support: 3, recall: 1 }, { support: 3, recall: 1 }] } }).length | 0
          model-words | m.trust({}).length                                             | 0
          model-words | m.strengths({ scores: { labels: [{ support: 3 }] } }).length   | 0
          model-words | m.origin({ id: 'x', type: 'cnn-mel', corpora: [] })            | The model x is a network (cnn-mel).
          model-words | m.origin({ id: 'x', type: 'studio', corpora: [] })             | The model x is a pool of linear discriminants and two networks.
          model-words | m.origin({ id: 'x', type: 'forest', discriminant: 0.3, corpora: [] }) | The model x is a random forest with a linear discriminant beside it, which counts 30 of 100.
          model-words | m.origin({ id: 'x', type: 'forest', corpora: [{ name: 'ravdess', files: 1199, speakers: 20 }, { name: 'calls', files: 7, speakers: 0 }] }) | The model x is a random forest. It learned from 1,199 recordings of 20 people (RAVDESS, acted in North American English) and 7 recordings (calls).
          model-words | m.description([{ confidence: 0.304, accuracy: 0.25 }])         | 30\u00a0% sure, 25\u00a0% right
          """)
  void function_givesItsValue(String module, String expression, String expected) {
    assertEquals(expected, in(module, "String(" + expression + ")"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          too-long          | false | At most 10\u00a0minutes are taken. Choose a shorter part. / false
          decoder-timeout   | false | Choose a shorter part of it, or the same as WAV or FLAC. / false
          decoder-missing   | false | The program for it, ffmpeg, is not installed there. Choose the same recording as WAV or FLAC. / false
          unknown-model     | true  | It is not there any more; the one that stands above takes its place. Try again. / true
          model-unavailable | false | The server has one model now. Try again with that; if it stays, its log says why. / true
          cannot-give-sets  | true  | It no longer tells all that it was asked for. Try again: it is asked for less now. / true
          cannot-adapt      | true  | Choose another one to teach. Try again to have your recording heard as anybody\u2019s. / true
          cut-off           | true  | Send it again. Your recording is still here: try again. / true
          """)
  void refusal_saysWhatHelps_andWhetherAskingAgainMay(
      String reason, boolean choice, String expected) {
    assertEquals(expected, refusal("serviceTrouble", reason, choice));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cannot-adapt | true  | Choose another one above, then try again. / true
          cannot-adapt | false | It is the only one that the server has now. Nothing was learned. / false
          no-speech    | true  | Teach it again, close to the microphone. / false
          """)
  void refusalToLearnAVoice_saysWhatHelps_andWhetherAskingAgainMay(
      String reason, boolean choice, String expected) {
    assertEquals(expected, refusal("serviceTroubleTeaching", reason, choice));
  }

  @Test
  void clip_inStereo_isDrawnWithBothItsChannels() {
    assertEquals(
        0.25,
        in(
            "clip",
            """
            (async () => {
              const { decodeAudioData } = OfflineAudioContext.prototype;
              OfflineAudioContext.prototype.decodeAudioData = async () => {
                const sound = new AudioBuffer({ numberOfChannels: 2, length: 8, sampleRate: 16_000 });
                sound.copyToChannel(new Float32Array(8).fill(0.5), 1);
                return sound;
              };
              const clip = m.Clip.recorded({ blob: new Blob(['x']), seconds: 1 });
              await clip.decode();
              OfflineAudioContext.prototype.decodeAudioData = decodeAudioData;
              return clip.samples[0];
            })()
            """));
  }

  @Test
  void sentence_saysWhatTheGatesDid() {
    assertEquals("This voice sounds happy.", sentence("recognized", "high", 0.8, 0.15, false));
    assertEquals(
        "This voice sounds happy, though it could be surprised. It was spoken quietly, so I trusted"
            + " the calmer candidates.",
        sentence("recognized", "medium", 0.5, 0.2, true));
    assertEquals(
        "I am not sure: happy or surprised.", sentence("uncertain", "medium", 0.5, 0.3, false));
    assertEquals(
        "I heard too little speech. Say a sentence or two, close to the microphone.",
        sentence("no-speech", "uncertain", 0, 0, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          medium | 0.60 | 0.09 | This voice sounds happy.
          medium | 0.60 | 0.15 | This voice sounds happy, though it could be surprised.
          medium | 0.44 | 0.40 | This voice sounds happy, with surprised close behind.
          low    | 0.39 | 0.13 | This voice may be happy.
          low    | 0.39 | 0.20 | This voice may be happy, though it could be surprised.
          low    | 0.39 | 0.35 | This voice may be happy, with surprised close behind.
          """)
  void sentence_namesTheSecondByHowCloseItIs(
      String band, double first, double second, String expected) {
    assertEquals(expected, sentence("recognized", band, first, second, false));
  }

  @Test
  void silence_ofAFile_isNotBlamedOnTheMicrophone() {
    assertEquals(
        "I heard too little speech in it. Choose a recording of a sentence or two.",
        in(
            "words",
            "m.sentence({ outcome: 'no-speech', audio: {}, top: [], gates: [] }, 'upload')"));
  }

  @Test
  void answer_thatAnotherReadingContradicts_claimsNoConfidenceAndNoSet() {
    String verdict =
        "{ outcome: 'uncertain', band: 'uncertain', audio: {},"
            + " top: ['happy', 'surprised'].map((label) => ({ label })), confidence: 0.96,"
            + " set: { labels: ['happy'], probability: 0.9 }, probabilities: { happy: 1, sad: 0 },"
            + " gates: [{ gate: 'familiarity', fired: true },"
            + " { gate: 'confidence', fired: %s }] }";
    String alone = verdict.formatted(false);
    String withheld =
        "It sounds most like happy, but another reading of it speaks against that, so I do not"
            + " answer.";
    assertEquals(withheld, in("words", "m.sentence(" + alone + ", 'mic')"));
    assertEquals(false, in("words", "m.confident(" + alone + ")"));
    assertEquals("", in("words", "m.among(" + alone + ")"));
    assertEquals("Uncertain. " + withheld, in("words", "m.announcement(" + alone + ", 'mic')"));
    String both = verdict.formatted(true);
    assertEquals(
        "I am not sure: happy or surprised. Another reading of it speaks against happy.",
        in("words", "m.sentence(" + both + ", 'mic')"));
    assertEquals(true, in("words", "m.confident(" + both + ")"));
    assertEquals("confidence too low", in("words", "m.band(" + both + ").word"));
  }

  @Test
  void scores_areToldInWords_andClipsOfHeardPeopleAreNoScore() {
    String model =
        "{ labels: ['angry', 'sad'], scores: { protocol: '%s', folds: 5,"
            + " accuracy: { mean: 0.486, deviation: 0.0512 },"
            + " labels: [{ label: 'angry', recall: 0.4, support: 600 },"
            + " { label: 'sad', recall: 0.6, support: 599 }],"
            + " gateEffects: [{ name: 'share answered without the familiarity gate', value: 0.8 },"
            + " { name: 'share answered', value: 0.7 },"
            + " { name: 'accuracy among answered', value: 0.57 }],"
            + " confidence: { served: { expectedCalibrationError: 0.031, errorByChance: 0.022 } } } }";
    assertEquals(
        "Asked about people whom it had never heard, it named the right one of 2 feelings in 50 of"
            + " 100 clips; guessing would in 50.",
        in("model-words", "m.score(" + model.formatted("ravdess-6") + ")"));
    assertEquals(
        "That was measured on 1,199 clips, over 5 groups of people in turn, from one to"
            + " the next it varies by about 5.1 of 100.",
        in("model-words", "m.measured(" + model.formatted("ravdess-6") + ")"));
    assertTrue(
        in("model-words", "m.score(" + model.formatted("clips-5") + ")")
            .toString()
            .startsWith(
                "Asked about other clips of people whom it had heard, which tells nothing of a new"
                    + " voice, it named"));
    assertEquals(
        "It hears sad best (60 of 100 such clips) and angry worst (40 of 100).",
        in("model-words", "m.strengths(" + model.formatted("ravdess-6") + ")"));
    assertEquals(
        "It was sure enough to answer in 70 of 100 clips, and then right in 57 of 100. Its"
            + " confidence was 3.1 of 100 off on average, as if of clips with 60\u00a0% 57 or 63 of"
            + " 100 were right; if it were wholly true, chance alone would show 2.2 on so many"
            + " clips.",
        in("model-words", "m.trust(" + model.formatted("ravdess-6") + ")"));
    String byChance = model.formatted("ravdess-6").replace("0.031", "0.018");
    assertTrue(
        in("model-words", "m.trust(" + byChance + ")")
            .toString()
            .endsWith(
                "Its confidence was 1.8 of 100 off on average; if it were wholly true, chance alone"
                    + " would show 2.2 on so many clips."));
    String flawless = model.formatted("ravdess-6").replace("recall: 0.4", "recall: 0.999");
    assertTrue(
        in("model-words", "m.strengths(" + flawless + ")")
            .toString()
            .contains("more than 99 of 100"));
  }

  @Test
  void score_isThatOfTheCard() throws IOException {
    for (String id : List.of("classic", "companion", "studio")) {
      Path bundle = Path.of("models", id);
      Matcher card =
          Pattern.compile("names the right one of 7 feelings in (\\d+);")
              .matcher(Files.readString(bundle.resolve("CARD.md")).replaceAll("\\s+", " "));
      assertTrue(card.find(), id);
      String said =
          in("model-words", "m.score(" + Files.readString(bundle.resolve("model.json")) + ")")
              .toString();
      assertTrue(said.contains("7 feelings in " + card.group(1) + " of 100 clips"), said);
    }
  }

  private static Object sentence(
      String outcome, String band, double first, double second, boolean energyFired) {
    String verdict =
        "{ outcome: '%s', band: '%s', label: 'happy', audio: {},"
            + " top: [{ label: 'happy', probability: %s },"
            + " { label: 'surprised', probability: %s }],"
            + " gates: [{ gate: 'energy', fired: %s }] }";
    String filled = verdict.formatted(outcome, band, first, second, energyFired);
    return in("words", "m.sentence(" + filled + ", 'mic')");
  }

  private static Object refusal(String words, String reason, boolean choice) {
    String problem = "new Problem({ reason: '%s', detail: 'Send it again.' })".formatted(reason);
    return in(
        "troubles",
        "import('/js/api.js').then(({ Problem }) => m.%s(%s, { maxSeconds: 600 }, %s))"
                .formatted(words, problem, choice)
            + ".then(({ text, again }) => `${text} / ${again}`)");
  }

  private static Object in(String module, String expression) {
    return page.evaluate(
        "async () => { const m = await import('/js/"
            + module
            + ".js'); return "
            + expression
            + "; }");
  }
}
