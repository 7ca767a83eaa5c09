package org.undertone.corpus;

import java.util.List;
import java.util.stream.Collectors;
import org.undertone.audio.Clip;

/**
 * One change after the other.
 *
 * @param links in their order; none leaves the clip as it is
 */
public record Chain(List<Augmentation> links) implements Augmentation {

  public Chain {
    links = List.copyOf(links);
  }

  @Override
  public Clip apply(Clip clip) {
    Clip changed = clip;
    for (Augmentation link : links) {
      changed = link.apply(changed);
    }
    return changed;
  }

  @Override
  public List<Augmentation> parts() {
    return links;
  }

  @Override
  public String id() {
    return links.isEmpty()
        ? "unchanged"
        : links.stream().map(Augmentation::id).collect(Collectors.joining("; then "));
  }
}
