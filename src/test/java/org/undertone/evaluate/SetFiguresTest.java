package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.undertone.evaluate.Evaluation.LabelCoverage;
import org.undertone.evaluate.Evaluation.SetFigures;
import org.undertone.evaluate.Evaluation.SpeakerCoverage;
import org.undertone.evaluate.Evaluator.Part;
import org.undertone.learn.ConformalSets;
import org.undertone.learn.ExpandedPercentiles;
import org.undertone.model.Label;
import org.undertone.model.LabelSet;

/** How often sets of labels hold the truth, and how large they are. */
class SetFiguresTest {

  private static final Bootstrap FEW = new Bootstrap(200, 0.95, 1);

  private static Judged clip(String name, Label truth, String speaker, double... probabilities) {
    return Judgements.withSet(
        Judgements.of(name, truth, speaker, probabilities), new ConformalSets(0.9, 0.25));
  }

  @Test
  void figures_areThoseByHand_clipsWithoutSpeechLeftOut() {
    List<Judged> first =
        List.of(
            clip("a", Label.ANGRY, "x", 0.8, 0.1, 0.1, 0),
            clip("b", Label.SAD, "x", 0.4, 0.3, 0.3, 0),
            Judgements.silent("c", Label.SAD, "x"));
    List<Judged> second =
        List.of(
            clip("d", Label.SAD, "y", 0.5, 0, 0.25, 0.25),
            clip("e", Label.HAPPY, "y", 0.5, 0.5, 0, 0));
    Evaluation evaluation =
        Evaluator.of(Judgements.FOUR, List.of(new Part("1", first), new Part("2", second)), FEW);
    SetFigures sets = evaluation.sets().orElseThrow();
    assertEquals(0.9, sets.probability());
    assertEquals(4, sets.clips());
    assertEquals(0.75, sets.coverage().pooled(), 1e-12);
    assertEquals(0.75, sets.coverage().mean(), 1e-12);
    assertEquals(0.25, sets.coverage().deviation(), 1e-12);
    assertEquals((1 + 3 + 3 + 2) / 4.0, sets.size().pooled(), 1e-12);
    assertEquals(0.25, sets.size().deviation(), 1e-12);
    assertEquals(0.25, sets.single().pooled(), 1e-12);
    assertEquals(0.5, sets.coverage().low(), "either speaker may be drawn twice");
    assertEquals(1, sets.coverage().high());
    assertEquals(List.of(1, 1, 0, 2), sets.labels().stream().map(LabelCoverage::clips).toList());
    assertEquals(Judgements.FOUR, sets.labels().stream().map(LabelCoverage::label).toList());
    assertEquals(1, sets.labels().get(1).coverage().pooled());
    assertEquals(Double.NaN, sets.labels().get(2).coverage().pooled());
    Estimate sad = sets.labels().get(3).coverage();
    assertEquals(0.5, sad.pooled());
    assertEquals(0.5, sad.deviation(), "none of one in the first fold, one of one in the second");
    assertEquals(0, sad.low());
    assertEquals(1, sad.high());
    assertEquals(
        List.of(new SpeakerCoverage("x", 2, 0.5), new SpeakerCoverage("y", 2, 1)),
        sets.speakers(),
        "the clip without speech does not count");
    assertEquals(
        "Of the feelings, sets hold sad least often where it is the right one: for 50.0 % of 2 clips.",
        SetWords.byLabel(evaluation).orElseThrow());
    assertEquals(Optional.empty(), SetWords.bySpeaker(evaluation), "of two clips each");
    Evaluation ofMore =
        Evaluator.of(
            Judgements.FOUR,
            List.of(
                new Part(
                    "1", Collections.nCopies(10, first).stream().flatMap(List::stream).toList()),
                new Part(
                    "2", Collections.nCopies(10, second).stream().flatMap(List::stream).toList())),
            FEW);
    assertEquals(
        "By speaker, they hold the right one for 50.0 % (x) to 100.0 % (y) of clips.",
        SetWords.bySpeaker(ofMore).orElseThrow());
    assertEquals(
        Optional.empty(),
        Evaluator.of(Judgements.FOUR, List.of(new Part("1", Judgements.golden())), FEW).sets());
  }

  @Test
  void interval_isThatOfASlowRestatement_drawingSpeakers() {
    List<Judged> clips =
        Judgements.golden().stream()
            .map(clip -> Judgements.withSet(clip, new ConformalSets(0.9, 0.15)))
            .toList();
    SetFigures sets =
        Evaluator.of(Judgements.FOUR, List.of(new Part("1", clips)), FEW).sets().orElseThrow();
    Random random = new Random(1);
    double[] covered = new double[200];
    double[] size = new double[200];
    for (int r = 0; r < covered.length; r++) {
      int drawn = 0;
      for (int s = 0; s < 6; s++) {
        String speaker = "speaker " + random.nextInt(6);
        for (Judged clip : clips) {
          if (clip.speaker().orElseThrow().equals(speaker)) {
            LabelSet set = clip.decision().set().orElseThrow();
            covered[r] += set.labels().contains(clip.truth()) ? 1 : 0;
            size[r] += set.labels().size();
            drawn++;
          }
        }
      }
      covered[r] /= drawn;
      size[r] /= drawn;
    }
    double tail = ExpandedPercentiles.tail(6, 0.95);
    assertEquals(Quantiles.of(covered, tail), sets.coverage().low(), 1e-12);
    assertEquals(Quantiles.of(covered, 1 - tail), sets.coverage().high(), 1e-12);
    assertEquals(Quantiles.of(size, 1 - tail), sets.size().high(), 1e-12);
  }

  @Test
  void words_sayWhetherThePromiseWasKept_andWhyNot() {
    String kept = SetWords.of(Reported.givingSets("speakers", 0.2)).orElseThrow();
    assertTrue(
        kept.startsWith("Asked for a set of feelings that holds the right one for 90 of 100 clips"),
        kept);
    assertTrue(kept.endsWith("it names just one."), kept);
    String careful = SetWords.of(Reported.givingSets("speakers", 0.03)).orElseThrow();
    assertTrue(careful.endsWith("the more careful it has to be."), careful);
    String missed = SetWords.of(Reported.givingSets("speakers", 1)).orElseThrow();
    assertTrue(missed.contains("for 100 of 100 clips it names just one."), missed);
    assertTrue(
        missed.endsWith(
            "That is fewer than promised: the promise is for voices and recordings like those that"
                + " it learned from."),
        missed);
    String shifted = SetWords.of(Reported.givingSets("corpus", 1)).orElseThrow();
    assertTrue(shifted.endsWith("it learned from, and these are of another corpus."), shifted);
    String lucky = SetWords.of(Reported.givingSets("corpus", 0.05)).orElseThrow();
    assertTrue(lucky.contains("That could have been fewer"), lucky);
    String all = SetWords.of(Reported.givingSets("speakers", 0)).orElseThrow();
    assertTrue(all.contains("it names 4.0 of 4 on average"), all);
    assertTrue(
        all.endsWith("what was learned from had too few speakers to promise more by fewer."), all);
    assertEquals(Optional.empty(), SetWords.of(Reported.plain()));
    for (EvaluationDocument silent :
        List.of(Reported.plain(), Reported.givingSets("speakers", 0))) {
      assertEquals(Optional.empty(), SetWords.byLabel(silent.results()));
      assertEquals(Optional.empty(), SetWords.bySpeaker(silent.results()));
    }
  }

  @Test
  void fewSpeakers_showNeitherMoreNorLessThanPromised() {
    for (int speakers = 1; speakers <= 5; speakers++) {
      for (double least : new double[] {0.1, 1}) {
        String words = SetWords.of(Reported.givingSets("speakers", least, speakers)).orElseThrow();
        assertTrue(words.endsWith(" of 100 clips it names just one."), speakers + ": " + words);
        String shifted = SetWords.of(Reported.givingSets("corpus", least, speakers)).orElseThrow();
        assertTrue(shifted.contains(" That could have been fewer: "), speakers + ": " + shifted);
      }
      String all = SetWords.of(Reported.givingSets("speakers", 0, speakers)).orElseThrow();
      assertTrue(all.contains(" They are all that there are: "), speakers + ": " + all);
    }
  }

  @Test
  void document_tellsThem_inTextAndJson() throws Exception {
    EvaluationDocument document = Reported.givingSets("speakers", 0.05);
    String text = EvaluationText.of(document);
    assertTrue(text.contains("hold the right one (90 % promised)"), text);
    assertTrue(text.contains(SetWords.of(document).orElseThrow()), text);
    assertTrue(text.contains(SetWords.byLabel(document.results()).orElseThrow()), text);
    SetFigures sets = document.results().sets().orElseThrow();
    assertTrue(text.contains(FigureTables.setsByLabel(sets).text()), text);
    JsonNode json = new ObjectMapper().readTree(document.json()).at("/results/sets");
    assertEquals("happy", json.at("/labels/1/label").textValue());
    assertEquals(
        sets.labels().get(1).coverage().low(), json.at("/labels/1/coverage/low").doubleValue());
    assertEquals(sets.speakers().get(5).speaker(), json.at("/speakers/5/speaker").textValue());
    assertEquals(sets.speakers().get(5).coverage(), json.at("/speakers/5/coverage").doubleValue());
    assertTrue(document.json().contains("\"probability\" : 0.9"), document.json());
    assertTrue(Reported.plain().json().contains("\"sets\" : null"));
    assertTrue(!EvaluationText.of(Reported.plain()).contains("promised"));
  }
}
