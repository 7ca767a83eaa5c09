package org.undertone.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.undertone.corpus.Sex;
import org.undertone.evaluate.Bootstrap.Draws;
import org.undertone.evaluate.Evaluation.SexFigures;
import org.undertone.evaluate.Evaluation.SexGap;
import org.undertone.evaluate.Evaluator.Part;
import org.undertone.model.Label;

/** Whether a model hears women and men alike. */
record SexTally(List<Label> labels, List<Part> folds, Bootstrap bootstrap) {

  /** Women, men, and those of whom no corpus tells, as far as they occur. */
  List<SexFigures> figures() {
    List<SexFigures> result = new ArrayList<>();
    for (Optional<Sex> sex : sexes()) {
      List<Part> own = parts(sex);
      if (!own.isEmpty()) {
        List<Judged> clips = clips(own);
        List<Estimate> estimates = Evaluator.estimates(labels, own, bootstrap);
        result.add(
            new SexFigures(
                sex,
                Evaluator.speakers(clips),
                clips.size(),
                estimates.get(Tally.of(Figure.UNWEIGHTED_AVERAGE_RECALL)),
                estimates.get(Tally.of(Figure.ACCURACY))));
      }
    }
    return result;
  }

  /** What the UAR of women is above that of men; each sex is drawn by itself. */
  Optional<SexGap> gap() {
    List<Judged> women = clips(parts(Optional.of(Sex.FEMALE)));
    List<Judged> men = clips(parts(Optional.of(Sex.MALE)));
    if (women.isEmpty() || men.isEmpty()) {
      return Optional.empty();
    }
    Draws drawsWomen = bootstrap.draw(women);
    Draws drawsMen = bootstrap.withSeed(bootstrap.seed() + 1).draw(men);
    List<int[]> drawnWomen = drawsWomen.weights();
    List<int[]> drawnMen = drawsMen.weights();
    Tally ofWomen = new Tally(labels, women);
    Tally ofMen = new Tally(labels, men);
    double[] drawn = new double[Math.min(drawnWomen.size(), drawnMen.size())];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = recall(ofWomen, drawnWomen.get(i)) - recall(ofMen, drawnMen.get(i));
    }
    Draws fewer = drawsWomen.units() < drawsMen.units() ? drawsWomen : drawsMen;
    double low = fewer.low(drawn);
    double high = fewer.high(drawn);
    return Optional.of(
        new SexGap(
            recall(ofWomen, ofWomen.once()) - recall(ofMen, ofMen.once()),
            low,
            high,
            fewer.units(),
            fewer.show(low, high)));
  }

  private static List<Optional<Sex>> sexes() {
    return Stream.concat(
            Stream.of(Sex.values()).map(Optional::of), Stream.of(Optional.<Sex>empty()))
        .toList();
  }

  private List<Part> parts(Optional<Sex> sex) {
    return Evaluator.parts(folds, clip -> clip.speaker().flatMap(Sex::of).equals(sex));
  }

  private static List<Judged> clips(List<Part> parts) {
    return parts.stream().flatMap(part -> part.clips().stream()).toList();
  }

  private static double recall(Tally tally, int[] weights) {
    return tally.confusion(weights).unweightedAverageRecall();
  }
}
