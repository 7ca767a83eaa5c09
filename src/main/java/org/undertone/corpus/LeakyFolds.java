package org.undertone.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Divisions after the data was multiplied: altered copies are made of every clip, and clips and
 * copies alike are dealt out at random, so that training holds copies of most clips that are
 * tested. Several public projects measure so. It is wrong, and is here to show by how much.
 */
public final class LeakyFolds {

  /** The protocol, before the number of folds. */
  public static final String PROTOCOL = "leaky-";

  /** What must be said wherever such figures stand. */
  public static final String NOTE =
      "LEAKY ON PURPOSE: altered copies of tested clips were learned from; the figures show the"
          + " damage that this does to a measurement and are no score of anything";

  private LeakyFolds() {}

  /** The copies as if each were a clip of its own, which is the mistake. */
  public static List<Example> disguised(List<Example> copies, int number) {
    List<Example> disguised = new ArrayList<>();
    for (Example copy : copies) {
      Utterance of = copy.utterance();
      Path name = of.path().resolveSibling(of.path().getFileName() + " copy " + number);
      disguised.add(
          new Example(
              new Utterance(name, of.label(), of.speaker(), of.corpus()),
              copy.audioHash(),
              copy.features(),
              copy.speech(),
              copy.durationSeconds()));
    }
    return disguised;
  }

  /**
   * Five folds ({@code leaky-5}) as those of {@link ClipFolds}.
   *
   * @param examples clips and disguised copies
   */
  public static FoldPlan stratified(List<Example> examples, long seed) {
    FoldPlan clips = ClipFolds.stratified(examples, seed);
    List<String> notes = new ArrayList<>(List.of(NOTE));
    if (clips.folds().isEmpty()) {
      notes.addAll(clips.notes());
    }
    return new FoldPlan(
        clips.folds().isEmpty() ? clips.protocol() : PROTOCOL + clips.folds().size(),
        true,
        clips.folds(),
        notes);
  }
}
