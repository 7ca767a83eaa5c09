package org.undertone.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a bundle says of itself.
 *
 * @param id its name, and that of its folder: {@code [a-z0-9][a-z0-9._-]{0,63}}
 * @param type the kind of classifier: {@link #FOREST}, {@link #LINEAR}, {@link #STUDIO}, {@link
 *     #TORCHSCRIPT}, or the name of a {@link org.undertone.learn.network.NetworkType}
 * @param labels those it tells apart, in the order of {@link Label}, at least two
 * @param featureSet the name of the features it looks at
 * @param gates the thresholds that were learned with it
 * @param provenance where it comes from
 * @param scores how well it does; empty if it was never measured
 */
public record Manifest(
    String id,
    String type,
    List<Label> labels,
    String featureSet,
    GateSettings gates,
    Provenance provenance,
    Optional<Scores> scores) {

  /** The type of a random forest. */
  public static final String FOREST = "forest";

  /** The type of a linear classifier. */
  public static final String LINEAR = "linear";

  /** The type of a linear classifier beside two networks. */
  public static final String STUDIO = "studio";

  /** The type of a network that someone brought along. */
  public static final String TORCHSCRIPT = "torchscript";

  public Manifest {
    requireId(id);
    Checks.text("type", type);
    labels = List.copyOf(labels);
    if (labels.size() < 2 || !labels.equals(List.copyOf(EnumSet.copyOf(labels)))) {
      throw new IllegalArgumentException(
          "labels must be at least two, distinct, and in their fixed order, got "
              + labels.stream().map(Label::word).toList());
    }
    Checks.text("featureSet", featureSet);
    Objects.requireNonNull(gates, "gates");
    Objects.requireNonNull(provenance, "provenance");
    Objects.requireNonNull(scores, "scores");
  }

  /** The same with other gates. */
  Manifest withGates(GateSettings other) {
    return new Manifest(id, type, labels, featureSet, other, provenance, scores);
  }

  /** The same with other scores. */
  Manifest withScores(Optional<Scores> other) {
    return new Manifest(id, type, labels, featureSet, gates, provenance, other);
  }

  /**
   * Refuses what cannot be the id of a model, such as a path.
   *
   * @return the id
   */
  static String requireId(String id) {
    if (!isId(id)) {
      throw new IllegalArgumentException(
          "a model id must be 1 to 64 of a-z, 0-9, \".\", \"_\", \"-\" and begin with a letter or"
              + " digit, got \""
              + id
              + "\"");
    }
    return id;
  }

  /** Whether a model may be called so. */
  public static boolean isId(String id) {
    return id != null && id.matches("[a-z0-9][a-z0-9._-]{0,63}");
  }
}
