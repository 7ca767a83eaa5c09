package org.undertone.evaluate;

import java.util.List;
import org.undertone.corpus.Condition;

/**
 * How clips are tested besides as they are.
 *
 * @param conditions under which copies of them are tested
 * @param enrolments with which baselines of their speakers' voices
 */
public record Probing(List<Condition> conditions, List<Enrolment> enrolments) {

  /** As they are alone. */
  public static final Probing NONE = new Probing(List.of(), List.of());

  public Probing {
    conditions = List.copyOf(conditions);
    enrolments = List.copyOf(enrolments);
  }
}
