package org.undertone.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.undertone.evaluate.Bootstrap.Draws;
import org.undertone.evaluate.Evaluation.IntervalFacts;
import org.undertone.model.Label;

/**
 * Two models on the same clips.
 *
 * @param first the id of one
 * @param second the id of the other
 * @param clips how many both were asked
 * @param labels those that these clips carry
 * @param differences of each {@link Figure}, by its name in the document
 * @param headline what the UAR says, in words; where one of them heard the speakers, that it says
 *     nothing of new voices
 * @param firstHearing whether the first heard in training whom both are tested on; empty where
 *     nobody asked
 * @param secondHearing whether the second did
 */
public record Comparison(
    String first,
    String second,
    int clips,
    List<Label> labels,
    Map<String, Difference> differences,
    String headline,
    Optional<Hearing> firstHearing,
    Optional<Hearing> secondHearing) {

  /**
   * One figure of both, over the clips of all folds.
   *
   * @param difference the first less the second
   * @param low the lower end of the paired bootstrap interval of the difference; NaN where there
   *     are not two speakers to draw from, and of figures that have none
   * @param high its upper end
   * @param shown whether the interval leaves 0 out and is of {@link Bootstrap#fewest enough}
   *     speakers, so that there is a difference
   */
  public record Difference(
      double first, double second, double difference, double low, double high, boolean shown) {}

  /**
   * One model with what it made of the clips.
   *
   * @param hearing whether it heard their speakers in training; empty where nobody asked
   */
  public record Side(String id, List<Label> labels, List<Judged> clips, Optional<Hearing> hearing) {
    public Side {
      labels = List.copyOf(labels);
      clips = List.copyOf(clips);
    }

    /** Of which nobody asked whom it heard. */
    Side(String id, List<Label> labels, List<Judged> clips) {
      this(id, labels, clips, Optional.empty());
    }

    /** That it heard the speakers, or may have; empty where it did not. */
    private Optional<String> heard() {
      return hearing.filter(Hearing::heard).map(of -> id + " " + of.verdict().verb());
    }
  }

  /** Whether it tells which of the two is better: neither heard those who are tested. */
  boolean ranks() {
    return Stream.of(firstHearing, secondHearing)
        .flatMap(Optional::stream)
        .noneMatch(Hearing::heard);
  }

  /** The difference in a figure. */
  public Difference of(Figure figure) {
    return differences.get(Evaluator.key(figure));
  }

  /**
   * Compares: in each resample both are measured on the same speakers.
   *
   * @param labels those of the clips
   * @throws IllegalArgumentException if the clips are not the same in the same order, or none
   */
  public static Comparison of(Side first, Side second, List<Label> labels, Bootstrap bootstrap) {
    List<String> hashes = first.clips().stream().map(Judged::audioHash).toList();
    if (hashes.isEmpty()
        || !hashes.equals(second.clips().stream().map(Judged::audioHash).toList())) {
      throw new IllegalArgumentException("both must have judged the same clips, at least one");
    }
    Draws draws = bootstrap.draw(first.clips());
    Map<String, Difference> differences =
        Drawn.of(first.labels(), first.clips(), draws)
            .less(Drawn.of(second.labels(), second.clips(), draws), draws);
    Difference uar = differences.get(Evaluator.key(Figure.UNWEIGHTED_AVERAGE_RECALL));
    return new Comparison(
        first.id(),
        second.id(),
        hashes.size(),
        List.copyOf(labels),
        differences,
        headline(first, second, uar, draws),
        first.hearing(),
        second.hearing());
  }

  private static String headline(Side first, Side second, Difference uar, Draws draws) {
    String heard =
        Stream.of(first, second)
            .flatMap(side -> side.heard().stream())
            .collect(Collectors.joining(" and "));
    String units = IntervalFacts.inWords(Bootstrap.unit(first.clips()));
    String difference = difference(first.id(), second.id(), uar, draws, units, heard.isEmpty());
    return heard.isEmpty()
        ? difference
        : String.format(
                Locale.ROOT,
                "On %s: %s tested speakers in training, so that this is no comparison of what the two",
                Hearing.NOT_A_SCORE,
                heard)
            + " are worth on new voices. "
            + difference;
  }

  /**
   * The difference as a sentence.
   *
   * @param units what was drawn, several of it
   * @param ranking whether it tells which of the two is better
   */
  private static String difference(
      String first, String second, Difference uar, Draws draws, String units, boolean ranking) {
    if (!draws.areEnough()) {
      return String.format(
          Locale.ROOT,
          "%s and %s differ by %+.1f points of UAR; with fewer than %d %s nobody can say how"
              + " sure that is.",
          first,
          second,
          100 * uar.difference(),
          Bootstrap.fewest(draws.level()),
          units);
    }
    String interval =
        String.format(
            Locale.ROOT,
            "%+.1f points of UAR, %.0f %% interval over %s %+.1f to %+.1f",
            100 * uar.difference(),
            100 * draws.level(),
            units,
            100 * uar.low(),
            100 * uar.high());
    if (!uar.shown()) {
      return String.format(
          Locale.ROOT, "No difference between %s and %s is shown: %s.", first, second, interval);
    }
    if (!ranking) {
      return String.format(Locale.ROOT, "%s and %s differ: %s.", first, second, interval);
    }
    return uar.difference() > 0
        ? String.format(Locale.ROOT, "%s is better than %s: %s.", first, second, interval)
        : String.format(Locale.ROOT, "%s is worse than %s: %s.", first, second, interval);
  }
}
