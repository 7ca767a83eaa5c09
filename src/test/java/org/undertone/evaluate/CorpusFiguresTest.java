package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undertone.evaluate.Evaluation.CorpusFigures;
import org.undertone.evaluate.Evaluator.Part;
import org.undertone.model.Label;

class CorpusFiguresTest {

  private static final Bootstrap FEW = new Bootstrap(200, 0.95, 1);

  /**
   * One corpus in which every second clip is right, and one, with a label less, in which all are.
   */
  private static List<Judged> clips() {
    List<Judged> clips = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      Label truth = Judgements.FOUR.get(i % 4);
      Label said = i / 4 % 2 == 0 ? truth : Judgements.FOUR.get((i + 1) % 4);
      clips.add(Judgements.of(said(said, truth, "hard" + i, "hard:" + i / 4), "hard"));
    }
    for (int i = 0; i < 12; i++) {
      Label truth = Judgements.FOUR.get(i % 3);
      clips.add(Judgements.of(said(truth, truth, "easy" + i, "easy:" + i / 6), "easy"));
    }
    return clips;
  }

  private static Judged said(Label said, Label truth, String hash, String speaker) {
    double[] p = {0.1, 0.1, 0.1, 0.1};
    p[Judgements.FOUR.indexOf(said)] = 0.7;
    return Judgements.of(hash, truth, speaker, p[0], p[1], p[2], p[3]);
  }

  private static Evaluation evaluation() {
    return Evaluator.of(Judgements.FOUR, List.of(new Part("all", clips())), FEW);
  }

  @Test
  void corpora_areToldApart_eachByItsOwnLabelsAndSpeakers() {
    List<CorpusFigures> corpora = evaluation().corpora();
    assertEquals(List.of("easy", "hard"), corpora.stream().map(CorpusFigures::corpus).toList());
    assertEquals(1, corpora.get(0).unweightedAverageRecall().pooled());
    assertEquals(0.5, corpora.get(1).unweightedAverageRecall().pooled(), 1e-12);
    assertEquals(Judgements.FOUR.subList(0, 3), corpora.get(0).labels());
    assertEquals(2, corpora.get(0).speakers());
    assertEquals(8, corpora.get(1).speakers());
    assertEquals(0.2, corpora.get(1).expectedCalibrationError().pooled(), 0.15);
    String table = FigureTables.corpora(evaluation()).orElseThrow().text();
    assertTrue(table.contains("hard           8     32       4   50.0 %"), table);
  }

  @Test
  void oneCorpus_isNotToldTwice() {
    Evaluation one =
        Evaluator.of(
            Judgements.FOUR,
            List.of(new Part("all", clips().stream().map(c -> Judgements.of(c, "one")).toList())),
            FEW);
    assertEquals(Optional.empty(), FigureTables.corpora(one));
    assertEquals(List.of(), PlainWords.rareLabels(one));
  }

  @Test
  void labelThatOneCorpusLacks_isAWeaknessThere() {
    assertEquals(
        List.of(
            Judgements.FOUR.get(3).word()
                + ": no clip of easy carries it, so that it may never be named in recordings like"
                + " those."),
        PlainWords.rareLabels(evaluation()));
  }

  @Test
  void confidence_thatIsFarOff_isSaidToClaimTooMuchOrTooLittle() {
    List<Judged> wrong =
        Collections.nCopies(20, clips()).stream()
            .flatMap(List::stream)
            .filter(c -> c.answer().first().orElseThrow() != c.truth())
            .toList();
    String words =
        PlainWords.confidence(Evaluator.of(Judgements.FOUR, List.of(new Part("all", wrong)), FEW));
    assertTrue(words.contains("It claims too much."), words);
    String right =
        PlainWords.confidence(
            Evaluator.of(Judgements.FOUR, List.of(new Part("all", clips().subList(32, 44))), FEW));
    assertTrue(!right.contains("too much"), right);
  }

  @Test
  void confidence_thatErrsToBothSides_isNotSaidToClaimTooMuch() {
    List<ReliabilityBin> bins = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      double confidence = 0.3 + i / 20.0;
      bins.add(
          new ReliabilityBin(
              confidence, confidence, 200, confidence, confidence + (i % 2 == 0 ? 0.15 : -0.15)));
    }
    assertEquals(
        Optional.of("too much of some clips and too little of others"),
        PlainWords.leaning(bins, 0.15, 0.02));
    assertEquals(Optional.empty(), PlainWords.leaning(bins, 0.15, 0.08));
    List<ReliabilityBin> low =
        bins.stream().filter(bin -> bin.accuracy() > bin.confidence()).toList();
    assertEquals(Optional.of("too little"), PlainWords.leaning(low, 0.15, 0.02));
    assertEquals(Optional.empty(), PlainWords.leaning(List.of(), Double.NaN, Double.NaN));
  }
}
