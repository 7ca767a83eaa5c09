package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.audio.SpeechActivity;
import org.undertone.corpus.Example;
import org.undertone.corpus.Utterance;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureSets;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.Calibrator;
import org.undertone.learn.LinearClassifier;
import org.undertone.learn.SpeakerPopulation;
import org.undertone.learn.StandardScaler;
import org.undertone.model.Fittings;
import org.undertone.model.Label;
import org.undertone.model.Manifest;
import org.undertone.model.ModelBundle;
import org.undertone.model.SpeakerBaseline;
import org.undertone.testing.TestModels;

/**
 * A model that looks at one feature, high where speakers are angry and low where they are sad; but
 * each of twelve speakers lies elsewhere, further apart than angry and sad are.
 */
class EnrolmentJudgeTest {

  private static final int FEATURES = Classic190.names().size();
  private static final int SPEAKERS = 12;
  private static final int CLIPS = 10;

  /**
   * The temperature of what it says of strangers, most of whom it takes for others than they are.
   */
  private static final double UNSURE = 10;

  private static final ModelBundle BUNDLE = bundle();
  private static final List<Example> EXAMPLES = examples();

  private static ModelBundle bundle() {
    Manifest model = TestModels.manifest("offsets");
    List<Label> labels = model.labels();
    float[][] weights = new float[labels.size()][FEATURES];
    weights[labels.indexOf(Label.ANGRY)][0] = 2;
    weights[labels.indexOf(Label.SAD)][0] = -2;
    float[] bias = new float[labels.size()];
    Arrays.fill(bias, -10);
    bias[labels.indexOf(Label.ANGRY)] = 0;
    bias[labels.indexOf(Label.SAD)] = 0;
    bias[labels.indexOf(Label.NEUTRAL)] = 1;
    double[] ones = filled(1);
    double[] within = filled(1);
    within[0] = 3.3;
    double[] between = filled(0);
    between[0] = 17;
    return new ModelBundle(
        new Manifest(
            "offsets",
            Manifest.LINEAR,
            labels,
            Classic190.NAME,
            model.gates(),
            model.provenance(),
            model.scores()),
        new LinearClassifier(new StandardScaler(filled(0), ones), weights, bias),
        FeatureSets.named(Classic190.NAME),
        new Fittings(
            Optional.of(new Calibrator(UNSURE, 0)),
            Optional.of(new Calibrator(1, 0)),
            Optional.empty(),
            Optional.of(new SpeakerPopulation(filled(0), filled(0), within, between)),
            Optional.empty(),
            Optional.empty()));
  }

  private static double[] filled(double value) {
    double[] values = new double[FEATURES];
    Arrays.fill(values, value);
    return values;
  }

  /** Of each speaker four angry clips, four sad and two neutral. */
  private static List<Example> examples() {
    Random random = new Random(11);
    List<Example> examples = new ArrayList<>();
    for (int speaker = 0; speaker < SPEAKERS; speaker++) {
      double offset = 1.2 * (speaker - (SPEAKERS - 1) / 2.0);
      for (int i = 0; i < CLIPS; i++) {
        Label label = i < 4 ? Label.ANGRY : i < 8 ? Label.SAD : Label.NEUTRAL;
        double manner = label == Label.ANGRY ? 2 : label == Label.SAD ? -2 : 0;
        examples.add(
            example(
                examples.size(),
                label,
                Optional.of("mine:" + speaker),
                offset + manner + 0.2 * random.nextGaussian()));
      }
    }
    return List.copyOf(examples);
  }

  private static Example example(int number, Label label, Optional<String> speaker, double first) {
    float[] row = new float[FEATURES];
    row[0] = (float) first;
    return new Example(
        new Utterance(Path.of(number + ".wav"), label, speaker, "mine"),
        "hash of " + number,
        new FeatureTensor(Classic190.NAME, List.of(FEATURES), row),
        new SpeechActivity(1, -20, -60),
        1);
  }

  private static EnrolmentJudge.Pair judge(List<Example> examples, String enrolment) {
    return new EnrolmentJudge(BUNDLE, 1).judge(examples, Enrolment.parse(enrolment));
  }

  private static List<String> hashes(List<Judged> judged) {
    return judged.stream().map(Judged::audioHash).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "6", "9", "ordinary-1", "ordinary-2"})
  void clips_areTestedWithABaselineOfJustTheOthers(String word) {
    Enrolment enrolment = Enrolment.parse(word);
    int enrolledClips = enrolment.clips().orElseThrow();
    EnrolmentJudge.Pair pair = judge(EXAMPLES, word);
    assertEquals(hashes(pair.without()), hashes(pair.with()));
    Set<String> tested = new HashSet<>(hashes(pair.with()));
    boolean ordinary = enrolment.voice() == SpeakerBaseline.Voice.ORDINARY;
    Map<String, Judged> said =
        pair.with().stream().collect(Collectors.toMap(Judged::audioHash, judged -> judged));
    for (int speaker = 0; speaker < SPEAKERS; speaker++) {
      List<Example> own = EXAMPLES.subList(CLIPS * speaker, CLIPS * (speaker + 1));
      List<Example> enrolled = own.stream().filter(e -> !tested.contains(e.audioHash())).toList();
      if (!ordinary) {
        assertEquals(enrolledClips, enrolled.size());
      }
      List<Example> heard =
          ordinary
              ? enrolled.stream().filter(e -> e.utterance().label() == Label.NEUTRAL).toList()
              : enrolled;
      assertEquals(enrolledClips, heard.size());
      assertEquals(enrolled, heard, "nothing else is left out");
      SpeakerBaseline baseline =
          SpeakerBaseline.of(
              Classic190.NAME,
              enrolment.voice(),
              heard.stream().map(e -> BUNDLE.voice(e.features())).toList());
      for (Judged expected :
          new Judge(BUNDLE)
              .judge(
                  own.stream().filter(e -> tested.contains(e.audioHash())).toList(),
                  Optional.of(baseline))) {
        assertEquals(
            expected.decision().confidence(),
            said.get(expected.audioHash()).decision().confidence(),
            1e-5);
      }
    }
  }

  @Test
  void all_testsEverything_ofKnownSpeakers() {
    List<Example> some = new ArrayList<>(EXAMPLES);
    some.add(example(1000, Label.SAD, Optional.empty(), 0));
    assertEquals(
        EXAMPLES.stream().map(Example::audioHash).collect(Collectors.toSet()),
        new HashSet<>(hashes(judge(some, "all").with())));
    assertEquals(EXAMPLES.size(), judge(some, "all").with().size());
  }

  @Test
  void speakersWithTooFewClips_areLeftOut() {
    List<Example> some = EXAMPLES.subList(0, CLIPS + 6);
    assertEquals(CLIPS - 5 + 1, judge(some, "5").with().size(), "one is left of the second");
    for (int clips = 6; clips < CLIPS; clips++) {
      List<Judged> with = judge(some, String.valueOf(clips)).with();
      assertEquals(CLIPS - clips, with.size());
      with.forEach(judged -> assertEquals(Optional.of("mine:0"), judged.speaker()));
    }
    assertEquals(List.of(), judge(some, "10").with());
    assertEquals(List.of(), judge(EXAMPLES, "ordinary-3").with(), "nobody has three");
  }

  @Test
  void draw_dependsOnTheSeed_andNotOnTheOrder() {
    List<Example> shuffled = new ArrayList<>(EXAMPLES);
    Collections.shuffle(shuffled, new Random(5));
    for (String word : new String[] {"3", "ordinary-1", "all"}) {
      assertEquals(judge(EXAMPLES, word), judge(shuffled, word));
    }
    assertNotEquals(
        hashes(judge(EXAMPLES, "3").with()),
        hashes(new EnrolmentJudge(BUNDLE, 2).judge(EXAMPLES, Enrolment.parse("3")).with()));
  }

  @Test
  void baseline_isWorthSomething_whereSpeakersDiffer() {
    Bootstrap bootstrap = new Bootstrap(200, 0.95, 1);
    List<Enrolment> enrolments =
        List.of("1", "6", "10", "all").stream().map(Enrolment::parse).toList();
    List<EnrolmentJudge.Part> folds =
        List.of(
            EnrolmentJudge.judge(BUNDLE, "a", EXAMPLES.subList(0, 60), enrolments, bootstrap),
            EnrolmentJudge.judge(BUNDLE, "b", EXAMPLES.subList(60, 120), enrolments, bootstrap));
    List<EnrolmentFigures> figures =
        EnrolmentJudge.figures(enrolments, BUNDLE.manifest().labels(), folds, bootstrap);
    assertEquals(
        List.of("1", "6", "all"),
        figures.stream().map(EnrolmentFigures::enrolment).toList(),
        "nobody has more than ten clips");
    assertEquals(List.of(108, 48, 120), figures.stream().map(EnrolmentFigures::clips).toList());
    for (EnrolmentFigures of : figures) {
      assertEquals(of.with().pooled() - of.without().pooled(), of.gain().difference(), 1e-12);
      assertTrue(of.without().pooled() < 0.65, of.toString());
      assertNotEquals(of.calibrationErrorWithout().pooled(), of.calibrationError().pooled());
      assertTrue(of.accuracyAmongAnswered().pooled() > 0.5, of.toString());
    }
    for (EnrolmentFigures of : figures.subList(1, 3)) {
      assertTrue(of.gain().difference() > 0.2, of.toString());
      assertTrue(of.gain().low() > 0, of.toString());
      assertTrue(of.with().pooled() > 0.8, of.toString());
    }
  }

  @Test
  void modelWithoutSpeakers_isRefused_whereABaselineIsAskedFor() {
    ModelBundle deaf = TestModels.forest("deaf", 3, 20);
    assertFalse(deaf.adapts());
    EnrolmentJudge.requireAble(deaf, List.of());
    assertEquals(
        "the model deaf cannot use a baseline of the speaker's voice",
        assertThrows(
                IllegalArgumentException.class,
                () -> EnrolmentJudge.requireAble(deaf, List.of(Enrolment.parse("1"))))
            .getMessage());
  }
}
