package org.undertone.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.undertone.corpus.Example;
import org.undertone.model.Label;
import org.undertone.model.ModelBundle;
import org.undertone.model.SpeakerBaseline;

/** Asks a model of speakers whose voice it knows from some of their clips. */
public final class EnrolmentJudge {

  /** The same clips, judged without a baseline and with one. */
  public record Pair(List<Judged> without, List<Judged> with) {
    public Pair {
      without = List.copyOf(without);
      with = List.copyOf(with);
    }
  }

  private final ModelBundle bundle;
  private final Judge judge;
  private final long seed;

  /**
   * @param bundle a model that {@linkplain ModelBundle#adapts adapts}
   * @param seed decides which clips are enrolled
   */
  EnrolmentJudge(ModelBundle bundle, long seed) {
    this.bundle = bundle;
    this.judge = new Judge(bundle);
    this.seed = seed;
  }

  /** Draws, enrols and asks; does not depend on the order of the examples. */
  Pair judge(List<Example> examples, Enrolment enrolment) {
    Map<String, List<Example>> bySpeaker = new TreeMap<>();
    for (Example example : examples) {
      example
          .utterance()
          .speaker()
          .ifPresent(s -> bySpeaker.computeIfAbsent(s, own -> new ArrayList<>()).add(example));
    }
    List<Judged> without = new ArrayList<>();
    List<Judged> with = new ArrayList<>();
    Random random = new Random(seed);
    for (List<Example> own : bySpeaker.values()) {
      own.sort(Comparator.comparing(Example::audioHash));
      List<Example> enrolled = drawn(own, enrolment, random);
      Set<Example> heard = enrolment.clips().isPresent() ? new HashSet<>(enrolled) : Set.of();
      List<Example> tested = own.stream().filter(example -> !heard.contains(example)).toList();
      if (!enrolled.isEmpty() && !tested.isEmpty()) {
        without.addAll(judge.judge(tested));
        with.addAll(judge.judge(tested, Optional.of(baseline(enrolled, enrolment))));
      }
    }
    return new Pair(without, with);
  }

  /** As many as are asked; none where there are not so many. */
  private static List<Example> drawn(List<Example> own, Enrolment enrolment, Random random) {
    if (enrolment.clips().isEmpty()) {
      return own;
    }
    List<Example> order =
        new ArrayList<>(
            own.stream()
                .filter(
                    example ->
                        enrolment.voice() == SpeakerBaseline.Voice.MIXED
                            || example.utterance().label().isOrdinary())
                .toList());
    Collections.shuffle(order, random);
    int count = enrolment.clips().get();
    return order.size() < count ? List.of() : order.subList(0, count);
  }

  private SpeakerBaseline baseline(List<Example> enrolled, Enrolment enrolment) {
    return SpeakerBaseline.of(
        bundle.manifest().featureSet(),
        enrolment.voice(),
        enrolled.stream().map(example -> bundle.voice(example.features())).toList());
  }

  /** What each enrolment gave in one fold. */
  public record Part(String fold, Map<Enrolment, Pair> pairs) {
    public Part {
      pairs = Map.copyOf(pairs);
    }
  }

  /**
   * Refuses a model that cannot use a baseline, where one is to be tested.
   *
   * @throws IllegalArgumentException saying so
   */
  public static void requireAble(ModelBundle bundle, List<Enrolment> enrolments) {
    if (!enrolments.isEmpty() && !bundle.adapts()) {
      throw new IllegalArgumentException(
          "the model " + bundle.manifest().id() + " cannot use a baseline of the speaker's voice");
    }
  }

  /** Asks the model of a fold for each enrolment. */
  public static Part judge(
      ModelBundle bundle,
      String fold,
      List<Example> examples,
      List<Enrolment> enrolments,
      Bootstrap bootstrap) {
    requireAble(bundle, enrolments);
    EnrolmentJudge judge = new EnrolmentJudge(bundle, bootstrap.seed());
    Map<Enrolment, Pair> pairs = new HashMap<>();
    enrolments.forEach(enrolment -> pairs.put(enrolment, judge.judge(examples, enrolment)));
    return new Part(fold, pairs);
  }

  /** The figures of each enrolment for which anybody has clips enough. */
  public static List<EnrolmentFigures> figures(
      List<Enrolment> enrolments, List<Label> labels, List<Part> folds, Bootstrap bootstrap) {
    return enrolments.stream()
        .flatMap(enrolment -> figures(enrolment, labels, folds, bootstrap).stream())
        .toList();
  }

  private static Optional<EnrolmentFigures> figures(
      Enrolment enrolment, List<Label> labels, List<Part> folds, Bootstrap bootstrap) {
    List<Evaluator.Part> without = new ArrayList<>();
    List<Evaluator.Part> with = new ArrayList<>();
    for (Part fold : folds) {
      Pair pair = fold.pairs().get(enrolment);
      if (!pair.with().isEmpty()) {
        without.add(new Evaluator.Part(fold.fold(), pair.without()));
        with.add(new Evaluator.Part(fold.fold(), pair.with()));
      }
    }
    if (with.isEmpty()) {
      return Optional.empty();
    }
    Evaluation before = Evaluator.of(labels, without, bootstrap);
    Evaluation after = Evaluator.of(labels, with, bootstrap);
    return Optional.of(
        new EnrolmentFigures(
            enrolment.word(),
            after.clips(),
            before.figure(Figure.UNWEIGHTED_AVERAGE_RECALL),
            after.figure(Figure.UNWEIGHTED_AVERAGE_RECALL),
            Comparison.of(
                    new Comparison.Side("with", labels, clips(with)),
                    new Comparison.Side("without", labels, clips(without)),
                    labels,
                    bootstrap)
                .of(Figure.UNWEIGHTED_AVERAGE_RECALL),
            before.figure(Figure.EXPECTED_CALIBRATION_ERROR),
            after.figure(Figure.EXPECTED_CALIBRATION_ERROR),
            after.calibrationErrorByChance(),
            after.figure(Figure.ANSWERED),
            after.figure(Figure.ACCURACY_AMONG_ANSWERED),
            after.sets()));
  }

  private static List<Judged> clips(List<Evaluator.Part> parts) {
    return parts.stream().flatMap(part -> part.clips().stream()).toList();
  }
}
