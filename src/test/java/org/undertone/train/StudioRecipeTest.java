package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undertone.model.Label.ANGRY;
import static org.undertone.model.Label.HAPPY;
import static org.undertone.model.Label.SAD;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.corpus.Example;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.Domain;
import org.undertone.learn.DomainExperts;
import org.undertone.learn.JointClassifier;
import org.undertone.learn.OpinionPool;
import org.undertone.model.Label;

/** Two corpora that show the same labels by opposite signs of the same features. */
class StudioRecipeTest {

  private static final List<Label> LABELS = List.of(ANGRY, HAPPY, SAD);
  private static final int FEATURES = 2070;
  private static final int VALUES = 2 * FEATURES + 88 * 40;
  private static final int SHOWING = 60;

  @TempDir private Path folder;

  private static final class Speech {

    private final Random random = new Random(4);

    /** One in the hall, which knows no happiness, or in the studio. */
    float[] values(boolean hall, Label label) {
      float[] values = new float[VALUES];
      for (int j = 0; j < VALUES; j++) {
        values[j] = (float) random.nextGaussian();
      }
      int sign = (hall ? 1 : -1) * (label == ANGRY ? 1 : label == SAD ? -1 : 0);
      for (int j = 0; j < SHOWING; j++) {
        values[j] += 2 * sign;
        values[SHOWING + j] += hall ? 2 : -2;
        values[2 * SHOWING + j] += label == HAPPY ? 2 : 0;
      }
      return values;
    }
  }

  private static Example example(int number, boolean hall, Label label, Speech speech) {
    String corpus = hall ? "hall" : "studio";
    return TestExamples.ofCorpus(
        number,
        corpus,
        label,
        Optional.of("" + number / 6 % 10),
        new FeatureTensor(
            "expressive-2070+denoised-2070+levelled-voice-88",
            List.of(VALUES),
            speech.values(hall, label)));
  }

  @Test
  void whatShowsOtherwiseInEachCorpus_isHeardInBoth() throws Exception {
    Speech speech = new Speech();
    List<Example> training = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      Label label = LABELS.get(i < 60 ? 2 * (i % 2) : i % 3);
      training.add(example(i, i < 60, label, speech));
    }
    StudioRecipe recipe = recipe();
    Lesson lesson = lesson(recipe, training);
    SilentListener listener = new SilentListener();
    Learned learned = recipe.learn(lesson, listener);
    JointClassifier joint = (JointClassifier) learned.classifier();
    DomainExperts experts = joint.experts();
    assertEquals(
        List.of(new Domain("hall", List.of(0, 2)), new Domain("studio", List.of(0, 1, 2))),
        experts.domains());
    assertEquals(5, joint.layers().labelCount());
    assertEquals(5, joint.frames().labelCount());
    assertEquals(3, joint.labelCount());
    for (int i = 0; i < 30; i++) {
      Label label = LABELS.get(i < 15 ? 2 * (i % 2) : i % 3);
      float[] clip = Arrays.copyOf(speech.values(i < 15, label), 2 * FEATURES);
      double[] found =
          experts
              .hear(clip)
              .pool(OpinionPool.of(1, 0, 0), clip, false, new double[5], new double[5]);
      assertTrue(found[LABELS.indexOf(label)] > 0.9, () -> label + " " + Arrays.toString(found));
      assertEquals(0, found[1], i < 15 ? 1e-3 : 1);
    }
    assertEquals(recipe.steps(), listener.done());
    OutOfFold unheard = recipe.outOfFold(lesson, listener);
    assertEquals(recipe.outOfFoldSteps(), listener.done());
    assertTrue(unheard.examples().size() >= 20);
    unheard.probabilities().forEach(StudioRecipeTest::assertProbabilities);
    unheard.adapted().forEach(StudioRecipeTest::assertProbabilities);
    String words = recipe.words(joint);
    assertTrue(
        words.matches(
            "linear discriminant analysis for each of hall and studio, mixed as a judge finds the"
                + " recording like theirs, beside a network mlp-voice of [0-9,]+ parameters and a"
                + " network cnn-voice of [0-9,]+ parameters to which every label of each is a class of"
                + " its own,"),
        words);
  }

  private StudioRecipe recipe() {
    return (StudioRecipe)
        TrainOptions.of("studio", List.of(folder))
            .withNetwork(NetworkSettings.DEFAULT.withMaxEpochs(1).withAugmenting(Augmenting.NONE))
            .recipe();
  }

  private Lesson lesson(StudioRecipe recipe, List<Example> training) {
    Material material = new Material(training, List.of(), recipe.parts());
    return new Lesson(LABELS, training, material, folder.resolve("checkpoint"));
  }

  /** Of noise only those know the labels who have heard it: it has more features than clips. */
  @Test
  void calibrators_areShownWhatIsSaidOfSpeakersUnheard() throws Exception {
    Speech speech = new Speech();
    List<Example> training = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Example noise = example(i, false, HAPPY, speech);
      training.add(
          TestExamples.ofCorpus(
              i, "noise", LABELS.get(i % 2), Optional.of("" + i / 6), noise.features()));
    }
    StudioRecipe recipe = recipe();
    Lesson lesson = lesson(recipe, training);
    Learned learned = recipe.learn(lesson, new SilentListener());
    OutOfFold unheard = recipe.outOfFold(lesson, new SilentListener());
    OutOfFold heard = OutOfFold.of(learned.classifier(), Optional.empty(), unheard.examples());
    assertTrue(right(heard) > 0.9, "heard: " + right(heard));
    assertTrue(right(unheard) < 0.8, "unheard: " + right(unheard));
  }

  private static double right(OutOfFold said) {
    double right = 0;
    for (int i = 0; i < said.examples().size(); i++) {
      double[] p = said.probabilities().get(i);
      int truth = LABELS.indexOf(said.examples().get(i).utterance().label());
      right += p[truth] > p[1 - truth] ? 1 : 0;
    }
    return right / said.examples().size();
  }

  private static void assertProbabilities(double[] probabilities) {
    assertEquals(3, probabilities.length);
    assertEquals(1, Arrays.stream(probabilities).sum(), 1e-9);
  }
}
