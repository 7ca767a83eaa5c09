package org.undertone.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** By what a corpus is parted into clips to learn from and clips to test on. */
public enum Protocol {
  /** Whoever is tested was never heard in training: what a model is worth on a new voice. */
  SPEAKERS {
    @Override
    public FoldPlan plan(List<Example> examples, long seed) {
      return SpeakerFolds.standard(examples, seed);
    }
  },
  /**
   * Clips at random, speakers shared: what many published figures are, for comparison with them.
   */
  CLIPS {
    @Override
    public FoldPlan plan(List<Example> examples, long seed) {
      return ClipFolds.stratified(examples, seed);
    }
  };

  /** Parts a corpus; a plan without folds where that cannot be. */
  public abstract FoldPlan plan(List<Example> examples, long seed);

  /** The word that stands on the command line and in files: the name in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The protocol of a word; empty where there is none. */
  public static Optional<Protocol> named(String word) {
    return Arrays.stream(values()).filter(p -> p.word().equals(word)).findFirst();
  }

  /** All words, for messages. */
  public static String words() {
    return Arrays.stream(values()).map(Protocol::word).collect(Collectors.joining(", "));
  }
}
