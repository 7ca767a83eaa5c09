package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.undertone.corpus.FoldPlan;
import org.undertone.evaluate.Enrolment;
import org.undertone.evaluate.EnrolmentJudge;
import org.undertone.evaluate.Evaluator.Part;
import org.undertone.evaluate.Judged;
import org.undertone.model.Label;
import org.undertone.model.LabelSet;
import org.undertone.recognize.Decision;
import org.undertone.recognize.Outcome;

class CrossFittedSetsTest {

  private static final List<Label> TWO = List.of(Label.ANGRY, Label.SAD);
  private static final int SPEAKERS = 12;

  @Test
  void threshold_isThatOfTheOtherFolds() {
    List<Part> folds = List.of(fold("1", 0.8), fold("2", 0.7), fold("3", 0.2));
    List<Part> measured = CrossFittedSets.of(TWO, plan(false), folds);
    assertEquals(List.of("1", "2", "3"), measured.stream().map(Part::name).toList());
    // The others' truths had 0.2 at the least, so that 0.3 is in; those of folds 1 and 2 had 0.7.
    assertEquals(TWO, lastSet(measured.get(0)));
    assertEquals(TWO, lastSet(measured.get(1)));
    assertEquals(List.of(Label.ANGRY), lastSet(measured.get(2)));
    assertEquals(
        folds.get(2).clips().get(0).decision().probabilities(),
        measured.get(2).clips().get(0).decision().probabilities());
  }

  @Test
  void tooFewOtherSpeakers_getEveryLabel() {
    List<Part> folds = List.of(fold("1", 0.8), new Part("2", fold("2", 0.8).clips().subList(0, 8)));
    List<Part> measured = CrossFittedSets.of(TWO, plan(false), folds);
    assertEquals(TWO, lastSet(measured.get(0)), "of eight speakers nothing can be promised");
    assertEquals(List.of(Label.ANGRY), lastSet(measured.get(1)));
  }

  @Test
  void clipsWithoutSets_andFoldsThatShareSpeakers_areLeftAsTheyAre() {
    List<Part> folds = List.of(fold("1", 0.8), fold("2", 0.8));
    assertSame(folds, CrossFittedSets.of(TWO, plan(true), folds));
    Judged bare = clip("bare", "nobody", 0.9, Optional.empty());
    List<Part> some = List.of(new Part("1", List.of(bare)), folds.get(1));
    assertEquals(bare, CrossFittedSets.of(TWO, plan(false), some).get(0).clips().get(0));
    assertEquals(folds.get(1), CrossFittedSets.of(TWO, plan(false), some).get(1));
  }

  /** Strangers' truths have 0.2 at the least, those of known voices 0.6; halfway lie ten clips. */
  @Test
  void knownVoices_getWhatLiesBetweenStrangersAndThoseKnownFromAll() {
    List<Part> strangers = List.of(fold("1", 0.2), fold("2", 0.2), fold("3", 0.9));
    List<EnrolmentJudge.Part> enrolled =
        Stream.of("1", "2", "3").map(CrossFittedSetsTest::enrolled).toList();
    EnrolmentJudge.Part measured =
        CrossFittedSets.ofKnown(TWO, plan(false), strangers, enrolled).get(2);
    assertEquals("3", measured.fold());
    assertEquals(TWO, lastSet(measured, Enrolment.parse("1")), "0.236");
    assertEquals(List.of(Label.ANGRY), lastSet(measured, Enrolment.parse("5")), "0.333");
    assertEquals(TWO, lastSet(measured, Enrolment.ALL), "0.267, the speaker having two clips");
    assertEquals(
        enrolled.get(2).pairs().get(Enrolment.ALL).without(),
        measured.pairs().get(Enrolment.ALL).without());
  }

  @Test
  void knownVoices_ofASingleFold_orOfSharedSpeakers_areLeftAsTheyAre() {
    List<EnrolmentJudge.Part> one = List.of(enrolled("1"));
    assertEquals(one, CrossFittedSets.ofKnown(TWO, plan(false), List.of(fold("1", 0.2)), one));
    List<EnrolmentJudge.Part> two = List.of(enrolled("1"), enrolled("2"));
    assertSame(
        two,
        CrossFittedSets.ofKnown(TWO, plan(true), List.of(fold("1", 0.2), fold("2", 0.2)), two));
  }

  private static EnrolmentJudge.Part enrolled(String name) {
    EnrolmentJudge.Pair pair =
        new EnrolmentJudge.Pair(fold(name, 0.2).clips(), fold(name, 0.6).clips());
    return new EnrolmentJudge.Part(
        name, Map.of(Enrolment.parse("1"), pair, Enrolment.parse("5"), pair, Enrolment.ALL, pair));
  }

  private static List<Label> lastSet(EnrolmentJudge.Part fold, Enrolment enrolment) {
    return lastSet(new Part(fold.fold(), fold.pairs().get(enrolment).with()));
  }

  /** A clip of each speaker, whose truth has this probability, and one of 0.7 that is right. */
  private static Part fold(String name, double truth) {
    Optional<LabelSet> own = Optional.of(new LabelSet(TWO, 0.9));
    List<Judged> clips = new ArrayList<>();
    for (int i = 0; i < SPEAKERS; i++) {
      clips.add(clip(name + "-" + i, name + ":" + i, truth, own));
    }
    clips.add(clip(name + "-last", name + ":0", 0.7, own));
    return new Part(name, clips);
  }

  private static Judged clip(String hash, String speaker, double truth, Optional<LabelSet> set) {
    Map<Label, Double> said = Map.of(Label.ANGRY, truth, Label.SAD, 1 - truth);
    return new Judged(
        hash,
        Label.ANGRY,
        Optional.of(speaker),
        new Decision(Outcome.UNCERTAIN, Optional.empty(), truth, List.of(), said, List.of(), set),
        Optional.empty(),
        Map.of());
  }

  private static List<Label> lastSet(Part fold) {
    return fold.clips().get(fold.clips().size() - 1).decision().set().orElseThrow().labels();
  }

  private static FoldPlan plan(boolean speakersShared) {
    return new FoldPlan("grouped-3", speakersShared, List.of(), List.of());
  }
}
