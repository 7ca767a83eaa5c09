package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.corpus.Example;
import org.undertone.corpus.FoldPlan;
import org.undertone.corpus.Protocol;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureSets;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.ForestOptions;
import org.undertone.model.Label;
import org.undertone.model.Provenance;
import org.undertone.testing.TestModels;

/**
 * What is said of speakers who were not learned from does not hang on any other of them: were one
 * to speak otherwise, the same would be said of the rest.
 */
class UnheardSpeakersTest {

  private static final List<Label> LABELS = List.of(Label.ANGRY, Label.SAD);
  private static final int SPEAKERS = 10;
  private static final int CLIPS = 6;
  private static final long SEED = 1;
  private static final ForestRecipe FOREST =
      new ForestRecipe(
          FeatureSets.named(Classic190.NAME), ForestOptions.DEFAULT.withTrees(10), List.of(), 0, 1);

  @TempDir private Path folder;

  private interface Asking {
    OutOfFold of(List<Example> examples) throws Exception;
  }

  @Test
  void innerFolds_adaptByThoseWhoWereLearnedFrom() throws Exception {
    List<Example> examples = examples(FOREST, 190);
    List<Example> unheard = Protocol.SPEAKERS.plan(examples, SEED).folds().get(0).test(examples);
    assertNoneMattersToAnother(
        examples,
        unheard,
        some -> OutOfFold.byFolds(FOREST, lesson(some), SEED, new SilentListener()));
  }

  @Test
  void foldsOfATest_adaptByThoseWhoWereLearnedFrom() throws Exception {
    List<Example> examples = examples(FOREST, 190);
    FoldPlan plan = Protocol.SPEAKERS.plan(examples, SEED);
    Provenance provenance = TestModels.manifest("any").provenance();
    assertNoneMattersToAnother(
        examples,
        plan.folds().get(0).test(examples),
        some ->
            new CrossValidation(
                    new ModelFitter(
                        FOREST,
                        LABELS,
                        new Material(some, List.of()),
                        new Checkpoints(folder, "any", provenance),
                        provenance),
                    plan,
                    1,
                    TrainProgress.SILENT)
                .run(some, asked -> asked)
                .get(0)
                .raw());
  }

  /** There is one epoch, so that nothing is to be chosen by those who are held out. */
  @Test
  void networkThatIsJudged_learnsFromNoneOfItsJudges() throws Exception {
    NetworkRecipe recipe =
        (NetworkRecipe)
            TrainOptions.of("mlp-voice", List.of(folder))
                .withNetwork(
                    NetworkSettings.DEFAULT.withMaxEpochs(1).withAugmenting(Augmenting.NONE))
                .recipe();
    List<Example> examples = examples(recipe, 2070);
    assertNoneMattersToAnother(
        examples,
        recipe.heldOut(examples).validation(),
        some -> recipe.learn(lesson(some), new SilentListener()).heldOut());
  }

  private static List<Example> examples(Recipe recipe, int values) {
    Random random = new Random(4);
    List<Example> examples = new ArrayList<>();
    for (int s = 0; s < SPEAKERS; s++) {
      float[] voice = noise(values, random);
      for (int clip = 0; clip < CLIPS; clip++) {
        float[] said = noise(values, random);
        for (int j = 0; j < values; j++) {
          said[j] += voice[j];
        }
        examples.add(
            TestExamples.of(
                examples.size(),
                LABELS.get(clip % 2),
                Optional.of("mine:" + s),
                new FeatureTensor(recipe.features().name(), List.of(values), said)));
      }
    }
    return examples;
  }

  private static float[] noise(int values, Random random) {
    float[] noise = new float[values];
    for (int j = 0; j < values; j++) {
      noise[j] = (float) random.nextGaussian();
    }
    return noise;
  }

  private Lesson lesson(List<Example> examples) throws IOException {
    Path checkpoint = Files.createTempDirectory(folder, "run").resolve("checkpoint");
    return new Lesson(LABELS, examples, new Material(examples, List.of()), checkpoint);
  }

  private static void assertNoneMattersToAnother(
      List<Example> examples, List<Example> unheard, Asking asking) throws Exception {
    List<String> speakers =
        unheard.stream().map(e -> e.utterance().speaker().orElseThrow()).distinct().toList();
    assertEquals(2, speakers.size(), speakers.toString());
    OutOfFold before = asking.of(examples);
    OutOfFold after = asking.of(speakingOtherwise(examples, speakers.get(1)));
    List<List<Double>> adapted = of(speakers.get(0), before, before.adapted());
    List<List<Double>> own = of(speakers.get(0), before, before.probabilities());
    assertEquals(CLIPS, own.size());
    assertNotEquals(own, adapted, "nothing is adapted");
    assertNotEquals(
        of(speakers.get(1), before, before.adapted()),
        of(speakers.get(1), after, after.adapted()),
        "nothing is otherwise");
    assertEquals(
        own, of(speakers.get(0), after, after.probabilities()), "the other was learned from");
    assertEquals(adapted, of(speakers.get(0), after, after.adapted()), "the other was adapted by");
  }

  private static List<Example> speakingOtherwise(List<Example> examples, String speaker) {
    return examples.stream()
        .map(e -> e.utterance().speaker().orElseThrow().equals(speaker) ? otherwise(e) : e)
        .toList();
  }

  private static Example otherwise(Example example) {
    FeatureTensor features = example.features();
    float[] values = features.values();
    for (int j = 0; j < values.length; j++) {
      values[j] = 5 - 3 * values[j];
    }
    return new Example(
        example.utterance(),
        example.audioHash(),
        new FeatureTensor(features.set(), features.shape(), values),
        example.speech(),
        example.durationSeconds());
  }

  private static List<List<Double>> of(
      String speaker, OutOfFold said, List<double[]> probabilities) {
    return IntStream.range(0, probabilities.size())
        .filter(i -> said.examples().get(i).utterance().speaker().orElseThrow().equals(speaker))
        .mapToObj(i -> Arrays.stream(probabilities.get(i)).boxed().toList())
        .toList();
  }
}
