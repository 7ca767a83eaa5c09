package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.undertone.corpus.Example;
import org.undertone.corpus.Utterance;
import org.undertone.model.Label;

class BalanceTest {

  private static final Classes LABELS = Classes.of(List.of(Label.values()));

  private final List<Example> examples = new ArrayList<>();

  private void add(int clips, String corpus, Label label, String speaker) {
    for (int i = 0; i < clips; i++) {
      examples.add(
          TestExamples.ofCorpus(examples.size(), corpus, label, Optional.ofNullable(speaker)));
    }
  }

  /** The sums of the weights as the recipes use them: times the balanced weight of the label. */
  private Map<String, Double> sums(Function<Utterance, String> of) {
    double[] weights = Balance.weights(examples, LABELS);
    Map<Label, Integer> counts = new TreeMap<>();
    examples.forEach(e -> counts.merge(e.utterance().label(), 1, Integer::sum));
    Map<String, Double> sums = new TreeMap<>();
    for (int i = 0; i < weights.length; i++) {
      Utterance utterance = examples.get(i).utterance();
      double balanced = examples.size() / (double) (counts.size() * counts.get(utterance.label()));
      sums.merge(of.apply(utterance), weights[i] * balanced, Double::sum);
    }
    return sums;
  }

  private void twoCorpora() {
    add(12, "small", Label.ANGRY, "a");
    add(4, "small", Label.ANGRY, "b");
    add(6, "small", Label.SAD, "a");
    add(10, "small", Label.SURPRISED, "a");
    add(30, "large", Label.ANGRY, "x");
    add(20, "large", Label.ANGRY, "y");
    add(40, "large", Label.SAD, "x");
  }

  @Test
  void everyLabelOfEveryCorpus_countsTheSame_andEverySpeakerInIt() {
    twoCorpora();
    Map<String, Double> cells = sums(u -> u.corpus() + " " + u.label().word());
    assertEquals(5, cells.size());
    cells.forEach((cell, sum) -> assertEquals(examples.size() / 5.0, sum, 1e-9, cell));
    Map<String, Double> voices =
        sums(u -> u.corpus() + " " + u.label().word() + " " + u.speaker().orElseThrow());
    assertEquals(voices.get("small angry small:a"), voices.get("small angry small:b"), 1e-9);
    assertEquals(voices.get("large angry large:x"), voices.get("large angry large:y"), 1e-9);
    assertEquals(examples.size(), sums(u -> "all").get("all"), 1e-9);
  }

  @Test
  void labelOfOneCorpusAlone_isNoMoreLikelyInItThanOthers() {
    twoCorpora();
    Map<String, Double> cells = sums(u -> u.corpus() + " " + u.label().word());
    assertEquals(cells.get("small angry"), cells.get("small surprised"), 1e-9);
  }

  @Test
  void oneCorpus_staysAsItIs() {
    add(3, "mine", Label.ANGRY, "a");
    add(30, "mine", Label.SAD, "b");
    double[] ones = new double[33];
    Arrays.fill(ones, 1);
    assertArrayEquals(ones, Balance.weights(examples, LABELS));
    assertEquals(0, Balance.weights(List.of(), LABELS).length);
  }

  @Test
  void unknownSpeakers_countClipByClip() {
    add(9, "mine", Label.ANGRY, "a");
    add(9, "mine", Label.ANGRY, null);
    add(18, "other", Label.ANGRY, "x");
    double[] weights = Balance.weights(examples, LABELS);
    assertEquals(0.1 * 18, 9 * weights[0], 1e-9, "one voice of ten");
    assertEquals(0.1 * 18, weights[9], 1e-9);
  }

  @Test
  void fewClips_doNotSpeakForMany() {
    add(1, "tiny", Label.ANGRY, "a");
    add(999, "large", Label.ANGRY, "x");
    double[] weights = Balance.weights(examples, LABELS);
    assertEquals(Balance.MOST, weights[0]);
    assertEquals(500, IntStream.range(1, 1000).mapToDouble(i -> weights[i]).sum(), 1e-6);
  }

  @Test
  void corporaThemselves_countTheSame_whereTheyAreToldApart() {
    twoCorpora();
    Classes corpora = new Classes(2, u -> u.corpus().equals("small") ? 0 : 1);
    double[] weights = Balance.weights(examples, corpora);
    double[] sums = new double[2];
    for (int i = 0; i < weights.length; i++) {
      sums[corpora.of(examples.get(i).utterance())] += weights[i];
    }
    assertEquals(32, sums[0], 1e-9, "as many as its clips");
    assertEquals(90, sums[1], 1e-9);
    assertEquals(28 * weights[0], 4 * weights[12], 1e-9, "speakers alike");
  }
}
