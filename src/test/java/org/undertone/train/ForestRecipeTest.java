package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.undertone.corpus.Example;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureSets;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.ForestOptions;
import org.undertone.learn.ScaledForest;
import org.undertone.model.Label;

class ForestRecipeTest {

  private static final List<Label> LABELS = List.of(Label.ANGRY, Label.SAD);

  private final ForestRecipe recipe =
      new ForestRecipe(
          FeatureSets.named(Classic190.NAME), ForestOptions.DEFAULT.withTrees(60), List.of(), 0, 2);

  /** Speakers lie ten times as far apart as what they express. */
  private static List<Example> examples() {
    return examples(0, 5);
  }

  /**
   * The same clips with what is expressed in other features, and with other noise.
   *
   * @param first of sixty features that tell the labels apart
   */
  private static List<Example> examples(int first, long noise) {
    Random voices = new Random(4);
    Random random = new Random(noise);
    List<Example> examples = new ArrayList<>();
    for (int speaker = 0; speaker < 12; speaker++) {
      float[] voice = new float[190];
      for (int j = 0; j < voice.length; j++) {
        voice[j] = (float) (10 * voices.nextGaussian());
      }
      for (int clip = 0; clip < 20; clip++) {
        float[] values = voice.clone();
        for (int j = 0; j < values.length; j++) {
          boolean tells = j >= first && j < first + 60 && clip % 2 == 0;
          values[j] += (float) random.nextGaussian() + (tells ? 1 : 0);
        }
        examples.add(
            TestExamples.of(
                examples.size(),
                LABELS.get(clip % 2),
                Optional.of("mine:" + speaker),
                new FeatureTensor(Classic190.NAME, List.of(190), values)));
      }
    }
    return examples;
  }

  @Test
  void knownVoices_areHeard_whereStrangersCannotBe() throws Exception {
    List<Example> examples = examples();
    Lesson lesson =
        new Lesson(LABELS, examples, new Material(examples, List.of()), Path.of("no checkpoint"));
    OutOfFold said = recipe.outOfFold(lesson, new SilentListener());
    assertTrue(right(said, said.adapted()) > 0.9, "known " + right(said, said.adapted()));
    assertTrue(right(said, said.probabilities()) < 0.75, "strangers");
  }

  @Test
  void strangers_areHeardAsIfNoVoiceWereKnown() throws Exception {
    List<Example> examples = examples();
    List<Example> nobodys =
        examples.stream()
            .map(
                e ->
                    TestExamples.of(
                        examples.indexOf(e), e.utterance().label(), Optional.empty(), e.features()))
            .toList();
    ScaledForest known = learn(examples);
    ScaledForest unknown = learn(nobodys);
    assertTrue(known.known().isPresent());
    assertEquals(Optional.empty(), unknown.known());
    for (Example each : examples) {
      float[] row = each.features().values();
      List<Integer> shape = each.features().shape();
      assertArrayEquals(unknown.probabilities(row, shape), known.probabilities(row, shape));
    }
  }

  @Test
  void copies_areLearnedForKnownVoicesToo() throws Exception {
    List<Example> clips = examples();
    var byAll =
        Voices.adaptingByAll(Voices.population(clips, recipe.features()).orElseThrow(), clips);
    List<Example> others = examples(100, 7);
    ScaledForest without = learn(clips, List.of());
    ScaledForest with = learn(clips, examples(100, 6));
    int known = 0;
    int unknown = 0;
    for (Example other : others) {
      float[] own = other.features().values();
      float[] adapted = byAll.apply(other, own);
      List<Integer> shape = other.features().shape();
      int truth = LABELS.indexOf(other.utterance().label());
      known += with.ofKnownVoice(adapted, own, shape)[truth] > 0.5 ? 1 : 0;
      unknown += without.ofKnownVoice(adapted, own, shape)[truth] > 0.5 ? 1 : 0;
    }
    assertTrue(known > 0.9 * others.size(), known + " of " + others.size());
    assertTrue(unknown < 0.75 * others.size(), unknown + " without copies");
  }

  @Test
  void discriminant_standsBesideTheSameTrees() throws Exception {
    List<Example> clips = examples();
    ScaledForest trees = learn(clips, examples(0, 6));
    ForestRecipe beside =
        new ForestRecipe(
            recipe.features(), recipe.forest(), recipe.augmentations(), 0.3, recipe.threads());
    ScaledForest both = learn(beside, clips, examples(0, 6));
    ScaledForest.Discriminant discriminant = both.beside().orElseThrow();
    assertEquals(0.3, discriminant.share());
    assertEquals(LinearRecipe.LIMIT, discriminant.linear().scaler().limit());
    int right = 0;
    for (Example other : examples(0, 7)) {
      float[] own = other.features().values();
      List<Integer> shape = other.features().shape();
      assertArrayEquals(
          trees.forest().probabilities(trees.scaler().transform(own)),
          both.forest().probabilities(both.scaler().transform(own)));
      int truth = LABELS.indexOf(other.utterance().label());
      right += discriminant.linear().probabilities(own, shape)[truth] > 0.5 ? 1 : 0;
    }
    assertTrue(right > 0.7 * clips.size(), "heard by it: " + right);
    assertTrue(beside.words(both).endsWith("beside a linear discriminant analysis"));
    assertEquals("0.3", beside.options().get("discriminant"));
    assertTrue(beside.learning(12).orElseThrow().contains("counts 70 %"));
  }

  private ScaledForest learn(List<Example> examples) throws Exception {
    return learn(examples, List.of());
  }

  private ScaledForest learn(List<Example> examples, List<Example> copies) throws Exception {
    return learn(recipe, examples, copies);
  }

  private static ScaledForest learn(
      ForestRecipe recipe, List<Example> examples, List<Example> copies) throws Exception {
    Lesson lesson =
        new Lesson(LABELS, examples, new Material(examples, copies), Path.of("no checkpoint"));
    return (ScaledForest) recipe.learn(lesson, new SilentListener()).classifier();
  }

  private static double right(OutOfFold said, List<double[]> probabilities) {
    int right = 0;
    for (int i = 0; i < probabilities.size(); i++) {
      int truth = LABELS.indexOf(said.examples().get(i).utterance().label());
      right += probabilities.get(i)[truth] > 0.5 ? 1 : 0;
    }
    return right / (double) probabilities.size();
  }

  @Test
  void card_saysThatItKnowsVoices_whereItDoes() {
    assertTrue(recipe.learning(12).orElseThrow().contains("voice were known"));
    assertEquals(Optional.empty(), recipe.learning(1));
  }
}
