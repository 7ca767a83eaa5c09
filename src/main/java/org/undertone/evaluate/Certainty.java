package org.undertone.evaluate;

import java.util.List;

/**
 * How often a model gives an answer at all, and how often the given ones are right.
 *
 * @param answered the share of clips that got an answer, neither uncertain nor without speech
 * @param accuracyAmongAnswered the share of those that is right; NaN where none got an answer
 */
public record Certainty(double answered, double accuracyAmongAnswered) {

  /** Of at least one answer. */
  public static Certainty of(List<Answer> answers) {
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one answer");
    }
    List<Answer> sure = answers.stream().filter(Answer::sure).toList();
    long right = sure.stream().filter(a -> a.first().orElseThrow() == a.truth()).count();
    return new Certainty(
        sure.size() / (double) answers.size(),
        sure.isEmpty() ? Double.NaN : right / (double) sure.size());
  }
}
