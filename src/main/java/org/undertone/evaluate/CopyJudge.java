package org.undertone.evaluate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.undertone.corpus.Condition;
import org.undertone.corpus.Example;
import org.undertone.corpus.ExampleLoader;
import org.undertone.corpus.RandomGain;
import org.undertone.model.Label;

/**
 * Asks models of copies of clips: under each of some conditions, and at -20, -10, 10 and 20 dB. Of
 * nothing where no condition is given. Safe for use by many threads, one of which loads at a time.
 */
public final class CopyJudge {

  private static final List<Double> GAINS_DB = List.of(-20.0, -10.0, 10.0, 20.0);

  private final ExampleLoader loader;
  private final List<Condition> copies;
  private final int degraded;

  /**
   * @param loader of the features that the models look at
   */
  public CopyJudge(ExampleLoader loader, List<Condition> conditions) {
    this.loader = loader;
    this.degraded = conditions.size();
    this.copies = new ArrayList<>(conditions);
    for (double db : conditions.isEmpty() ? List.<Double>of() : GAINS_DB) {
      copies.add(new Condition("gain " + db, new RandomGain(db, db, 0)));
    }
  }

  /** How many copies there are of each clip. */
  public int copies() {
    return copies.size();
  }

  /**
   * What a model makes of the copies.
   *
   * @param clips as they were recorded
   * @param done told after each copy how many are done
   * @return for each kind of copy what it makes of each clip, in their order
   * @throws IOException if a recording can no longer be read or not be coded
   */
  public synchronized List<List<Judged>> judge(Judge judge, List<Example> clips, IntConsumer done)
      throws IOException, InterruptedException {
    List<List<Judged>> judged = new ArrayList<>();
    for (Condition copy : copies) {
      int before = judged.size() * clips.size();
      judged.add(
          judge.judge(
              loader.augmented(clips, copy.augmentation(), now -> done.accept(before + now))));
    }
    return judged;
  }

  /**
   * What that amounts to.
   *
   * @param labels that the models know
   * @param clean what was made of the clips
   * @param judged what was made of their copies, by kind
   */
  public Optional<Robustness> measure(
      List<Label> labels, List<Judged> clean, List<List<Judged>> judged, Bootstrap bootstrap) {
    if (degraded == 0) {
      return Optional.empty();
    }
    List<Robustness.Side> sides = new ArrayList<>();
    for (int i = 0; i < degraded; i++) {
      Condition condition = copies.get(i);
      sides.add(
          new Robustness.Side(condition.name(), condition.augmentation().id(), judged.get(i)));
    }
    Map<Double, List<Judged>> gains = new LinkedHashMap<>();
    for (int i = degraded; i < copies.size(); i++) {
      gains.put(GAINS_DB.get(i - degraded), judged.get(i));
    }
    return Optional.of(Robustness.of(labels, clean, sides, gains, bootstrap));
  }
}
