package org.undertone.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.undertone.learn.Domain;

/** {@code domains}: for each its {@code name} and its {@code labels}; missing for one alone. */
final class DomainsField {

  private static final String DOMAINS = "domains";
  private static final String NAME = "name";
  private static final String LABELS = "labels";

  /** A domain in words. */
  record Named(String name, List<Label> labels) {

    Domain among(List<Label> all) {
      if (!all.containsAll(labels)) {
        throw new IllegalArgumentException(
            "the labels of the domain "
                + name
                + " must be some of those of the model, got "
                + labels.stream().map(Label::word).toList());
      }
      return new Domain(name, labels.stream().map(all::indexOf).toList());
    }
  }

  private DomainsField() {}

  static List<Named> of(List<Domain> domains, List<Label> labels) {
    return domains.size() == 1
        ? List.of()
        : domains.stream()
            .map(d -> new Named(d.name(), d.labels().stream().map(labels::get).toList()))
            .toList();
  }

  static List<Named> take(ObjectNode root) throws JsonProcessingException {
    JsonNode given = root.remove(DOMAINS);
    if (given == null) {
      return List.of();
    }
    List<Named> domains = new ArrayList<>();
    for (JsonNode each : given) {
      if (!(each instanceof ObjectNode object)) {
        throw new IllegalArgumentException('"' + DOMAINS + "\" must have names and labels");
      }
      String name = Json.takeText(object, NAME);
      List<Label> labels = Json.labels(object.path(LABELS), LABELS);
      object.remove(LABELS);
      Json.requireNoMore(object, DOMAINS);
      domains.add(new Named(name, labels));
    }
    if (!given.isArray() || domains.size() < 2) {
      throw new IllegalArgumentException(
          '"' + DOMAINS + "\" must be a list of at least two, got " + given);
    }
    return List.copyOf(domains);
  }

  static void put(List<Named> domains, ObjectNode root) {
    if (domains.isEmpty()) {
      return;
    }
    ArrayNode list = root.putArray(DOMAINS);
    for (Named domain : domains) {
      ObjectNode each = list.addObject();
      each.put(NAME, domain.name());
      ArrayNode labels = each.putArray(LABELS);
      domain.labels().forEach(label -> labels.add(label.word()));
    }
  }

  /** What they are for a model of such labels: all of them, if nothing else was said. */
  static List<Domain> among(List<Named> domains, List<Label> labels) {
    return domains.isEmpty()
        ? List.of(Domain.of(labels.size()))
        : domains.stream().map(domain -> domain.among(labels)).toList();
  }
}
