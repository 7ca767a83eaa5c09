package org.undertone.corpus;

import java.util.List;
import java.util.stream.Collectors;
import org.undertone.audio.Clip;

/**
 * One of several changes, drawn for each clip.
 *
 * @param choices at least one, each as likely as it stands here often
 * @param seed of the draw; a clip gets the same at every run
 */
public record OneOf(List<Augmentation> choices, long seed) implements Augmentation {

  public OneOf {
    choices = List.copyOf(choices);
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one choice, got none");
    }
  }

  @Override
  public Clip apply(Clip clip) {
    return choices.get(Copies.random(seed, clip.samples()).nextInt(choices.size())).apply(clip);
  }

  @Override
  public List<Augmentation> parts() {
    return choices;
  }

  @Override
  public String id() {
    return choices.stream()
        .map(Augmentation::id)
        .collect(Collectors.joining(" | ", "one of (", "), seed " + seed));
  }
}
