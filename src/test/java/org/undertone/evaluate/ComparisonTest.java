package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.undertone.evaluate.Comparison.Difference;
import org.undertone.evaluate.Comparison.Side;
import org.undertone.model.Label;

class ComparisonTest {

  private static final Bootstrap FEW = new Bootstrap(200, 0.95, 1);

  @Test
  void betterModel_isSaidToBeBetter_withAnInterval() {
    Comparison comparison = compare(0.8, 0.4);
    Difference uar = comparison.of(Figure.UNWEIGHTED_AVERAGE_RECALL);
    assertTrue(uar.shown() && uar.low() > 0.1, uar.toString());
    assertEquals(uar.first() - uar.second(), uar.difference(), 1e-12);
    assertTrue(
        comparison.headline().matches("one is better than two: \\+\\d+\\.\\d points of UAR, .*"),
        comparison.headline());
    assertTrue(compare(0.4, 0.8).headline().startsWith("one is worse than two: -"));
    assertEquals(comparison, compare(0.8, 0.4));
  }

  @Test
  void modelThatHeardTheSpeakers_isNotSaidToBeBetter() {
    Hearing unheard = hearing(Hearing.Outcome.UNHEARD);
    Hearing heard = hearing(Hearing.Outcome.HEARD);
    Hearing perhaps = hearing(Hearing.Outcome.PRESUMED_HEARD);
    assertHeard("two heard", unheard, heard);
    assertHeard("one heard", heard, unheard);
    assertHeard("one may have heard and two heard", perhaps, heard);
    assertEquals(compare(0.8, 0.4).headline(), compare(unheard, unheard).headline());
  }

  private static void assertHeard(String who, Hearing first, Hearing second) {
    Comparison comparison = compare(first, second);
    assertTrue(
        comparison
            .headline()
            .matches(
                "On heard speakers, not a score: "
                    + who
                    + " tested speakers in training, so that this is no comparison of what the two"
                    + " are worth on new voices. one and two differ: \\+\\d+\\.\\d points of UAR,.*"),
        comparison.headline());
    assertEquals(Optional.of(first), comparison.firstHearing());
    assertEquals(Optional.of(second), comparison.secondHearing());
  }

  private static Comparison compare(Hearing first, Hearing second) {
    return Comparison.of(
        new Side("one", Judgements.FOUR, clips(0.8, 1), Optional.of(first)),
        new Side("two", Judgements.FOUR, clips(0.4, 2), Optional.of(second)),
        Judgements.FOUR,
        FEW);
  }

  private static Hearing hearing(Hearing.Outcome verdict) {
    return new Hearing(verdict, 0, List.of(), Optional.empty());
  }

  @Test
  void sameModel_doesNotDiffer() {
    Comparison same =
        Comparison.of(side("one", clips(0.6, 1)), side("two", clips(0.6, 1)), Judgements.FOUR, FEW);
    for (Figure figure : Figure.values()) {
      Difference of = same.of(figure);
      double end = figure.hasInterval() ? 0 : Double.NaN;
      assertEquals(new Difference(of.first(), of.first(), 0, end, end, false), of, figure.words());
    }
    String ece = row(FigureTables.comparison(same), "ECE");
    assertTrue(ece.matches("ECE .* \\+0\\.0 +– +–"), ece);
    String uar = row(FigureTables.comparison(same), "UAR");
    assertTrue(uar.matches("UAR .* \\[\\+0\\.0, \\+0\\.0\\] +no"), uar);
    assertEquals(
        "No difference between one and two is shown: +0.0 points of UAR, 95 % interval over"
            + " speakers +0.0 to +0.0.",
        same.headline());
  }

  @Test
  void modelThatNeverAnswers_answersLess_andNothingOfItCanBeRight() {
    List<Judged> unsure = new ArrayList<>();
    for (Judged clip : clips(0.6, 1)) {
      unsure.add(
          Judgements.of(
              clip.audioHash(),
              clip.truth(),
              clip.speaker().orElseThrow(),
              0.25,
              0.25,
              0.25,
              0.25));
    }
    Table table =
        FigureTables.comparison(
            Comparison.of(side("one", clips(0.6, 1)), side("two", unsure), Judgements.FOUR, FEW));
    String right = row(table, "right among answered");
    assertTrue(right.matches("right among answered .* % +– +– +– +–"), right);
    String answered = row(table, "clips answered");
    assertTrue(answered.endsWith(" more"), answered);
  }

  @Test
  void fewSpeakers_showNoDifference_howeverPlain() {
    List<Judged> right = clips(1, 1).subList(0, 200);
    List<Judged> wrong = clips(0, 1).subList(0, 200);
    Comparison five = Comparison.of(side("one", right), side("two", wrong), Judgements.FOUR, FEW);
    assertFalse(five.of(Figure.ACCURACY).shown());
    assertEquals(
        "one and two differ by +100.0 points of UAR; with fewer than 6 speakers nobody can say how"
            + " sure that is.",
        five.headline());
  }

  @Test
  void clipsOfUnknownSpeakers_areToldAsWhatWasDrawn() {
    List<Judged> clips = clips(0.6, 1);
    List<Judged> unnamed = clips.stream().map(ComparisonTest::unnamed).toList();
    assertEquals(
        "No difference between one and two is shown: +0.0 points of UAR, 95 % interval over clips"
            + " +0.0 to +0.0.",
        same(unnamed));
    assertEquals(
        "one and two differ by +0.0 points of UAR; with fewer than 6 clips nobody can say how sure"
            + " that is.",
        same(unnamed.subList(0, 5)));
    List<Judged> some = new ArrayList<>(clips.subList(0, 160));
    some.addAll(unnamed.subList(160, 320));
    assertTrue(
        same(some).contains(" interval over speakers and clips of unknown ones +0.0"), same(some));
  }

  private static String same(List<Judged> clips) {
    return Comparison.of(side("one", clips), side("two", clips), Judgements.FOUR, FEW).headline();
  }

  private static Judged unnamed(Judged clip) {
    return new Judged(
        clip.audioHash(),
        clip.corpus(),
        clip.truth(),
        Optional.empty(),
        clip.decision(),
        clip.uncalibrated(),
        clip.without());
  }

  private static String row(Table table, String name) {
    return table.text().lines().filter(l -> l.startsWith(name + " ")).findFirst().orElseThrow();
  }

  @Test
  void pairedInterval_isNarrowerThanTheTwoApart() {
    List<Judged> clips = clips(0.6, 1);
    List<Judged> nearly = new ArrayList<>(clips);
    nearly.set(0, clips(0.6, 2).get(0));
    Difference uar =
        Comparison.of(side("one", clips), side("two", nearly), Judgements.FOUR, FEW)
            .of(Figure.ACCURACY);
    Estimate alone =
        Evaluator.of(Judgements.FOUR, List.of(new Evaluator.Part("1", clips)), FEW)
            .figure(Figure.ACCURACY);
    assertTrue(uar.high() - uar.low() < (alone.high() - alone.low()) / 4);
    assertFalse(uar.shown());
  }

  @Test
  void otherClips_areRefused() {
    List<Judged> clips = clips(0.6, 1);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Comparison.of(
                side("one", clips), side("two", clips.subList(1, 40)), Judgements.FOUR, FEW));
  }

  private static Comparison compare(double first, double second) {
    return Comparison.of(
        side("one", clips(first, 1)), side("two", clips(second, 2)), Judgements.FOUR, FEW);
  }

  private static Side side(String id, List<Judged> clips) {
    return new Side(id, Judgements.FOUR, clips);
  }

  /** Of eight speakers, a share of them answered rightly. */
  private static List<Judged> clips(double right, long seed) {
    Random random = new Random(seed);
    List<Judged> clips = new ArrayList<>();
    for (int i = 0; i < 320; i++) {
      Label truth = Judgements.FOUR.get(i % 4);
      double[] p = {0.1, 0.1, 0.1, 0.1};
      p[random.nextDouble() < right ? i % 4 : (i + 1) % 4] = 0.7;
      clips.add(Judgements.of("clip " + i, truth, "speaker " + i / 40, p));
    }
    return clips;
  }
}
