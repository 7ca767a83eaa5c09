package org.undertone.recognize;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.undertone.model.Label;

/** Maps from labels that nobody can change, in the order of the labels. */
final class InLabelOrder {

  private InLabelOrder() {}

  static <T> Map<Label, T> copy(Map<Label, T> map) {
    Map<Label, T> copy = new EnumMap<>(Label.class);
    copy.putAll(map);
    return Collections.unmodifiableMap(copy);
  }
}
