package org.undertone.model;

import java.util.Objects;
import org.undertone.learn.Familiarity;

/**
 * The gate against voices and recordings that are unlike those of training.
 *
 * @param opinion how likely each label is by the clip's distance to the training clips alone
 * @param leastLikelihood below this likelihood of the first candidate the outcome is {@code
 *     uncertain}, in [0, 1]
 */
public record FamiliaritySettings(Familiarity opinion, double leastLikelihood) {

  public FamiliaritySettings {
    Objects.requireNonNull(opinion, "opinion");
    Checks.share("leastLikelihood", leastLikelihood);
  }
}
