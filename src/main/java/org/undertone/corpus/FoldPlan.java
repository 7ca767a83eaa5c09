package org.undertone.corpus;

import java.util.List;

/**
 * How a corpus is tested on speakers that its models never heard.
 *
 * @param protocol {@code ravdess-6}, {@code grouped-5} with the number of folds, or {@code none}
 * @param folds empty where there are too few known speakers
 * @param notes what a reader of the scores must know: folds left out, speakers unknown
 */
public record FoldPlan(String protocol, List<Fold> folds, List<String> notes) {

  public FoldPlan {
    folds = List.copyOf(folds);
    notes = List.copyOf(notes);
  }
}
