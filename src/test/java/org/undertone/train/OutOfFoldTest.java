package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.undertone.corpus.Example;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureSets;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.ForestOptions;
import org.undertone.model.Label;

class OutOfFoldTest {

  private static final List<Label> LABELS = List.of(Label.ANGRY, Label.SAD);

  /** Two clips in one place for each speaker and label: known to whoever heard the speaker. */
  private static List<Example> examples(Optional<String> unknown) {
    Random random = new Random(8);
    List<Example> examples = new ArrayList<>();
    for (int speaker = 0; speaker < 12; speaker++) {
      for (Label label : LABELS) {
        float[] place = new float[190];
        for (int j = 0; j < place.length; j++) {
          place[j] = (float) random.nextGaussian();
        }
        for (int copy = 0; copy < 5; copy++) {
          examples.add(
              TestExamples.of(
                  examples.size(),
                  label,
                  unknown.isPresent() ? Optional.empty() : Optional.of("mine:" + speaker),
                  new FeatureTensor(Classic190.NAME, List.of(190), place)));
        }
      }
    }
    return examples;
  }

  private static OutOfFold said(List<Example> examples) throws Exception {
    ForestRecipe recipe =
        new ForestRecipe(
            FeatureSets.named(Classic190.NAME),
            ForestOptions.DEFAULT.withTrees(20),
            List.of(),
            0,
            2);
    Lesson lesson =
        new Lesson(LABELS, examples, new Material(examples, List.of()), Path.of("no checkpoint"));
    return recipe.outOfFold(lesson, new SilentListener());
  }

  private static double accuracy(OutOfFold said) throws Exception {
    int right = 0;
    for (int i = 0; i < said.examples().size(); i++) {
      double[] p = said.probabilities().get(i);
      int truth = LABELS.indexOf(said.examples().get(i).utterance().label());
      right += p[truth] > p[1 - truth] ? 1 : 0;
    }
    return right / (double) said.examples().size();
  }

  @Test
  void forest_isAskedOfSpeakersThatItNeverHeard() throws Exception {
    List<Example> examples = examples(Optional.empty());
    OutOfFold said = said(examples);
    assertEquals(new HashSet<>(examples), new HashSet<>(said.examples()));
    assertEquals(examples.size(), said.examples().size());
    assertTrue(accuracy(said) < 0.8, accuracy(said) + " is right of what nobody could know");
  }

  @Test
  void unknownSpeakers_leaveNothingToSay() throws Exception {
    assertEquals(OutOfFold.NONE, said(examples(Optional.of("nobody"))));
  }
}
