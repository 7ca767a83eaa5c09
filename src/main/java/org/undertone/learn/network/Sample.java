package org.undertone.learn.network;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.undertone.learn.RowMeans;

/**
 * One utterance to learn from: its tensor, and those of its augmented copies, of which an epoch
 * sees one at random. Immutable.
 */
public final class Sample {

  private final List<float[]> variants;
  private final List<List<Integer>> shapes;
  private final int label;
  private final double weight;
  private final List<float[]> shifts;

  /**
   * @param variants the values of the clip, then of its copies, at least one
   * @param shapes of each of them; they may differ in the last axis where the network allows it
   * @param label its index
   */
  public Sample(List<float[]> variants, List<List<Integer>> shapes, int label) {
    this(variants, shapes, label, 1, List.of());
  }

  private Sample(
      List<float[]> variants,
      List<List<Integer>> shapes,
      int label,
      double weight,
      List<float[]> shifts) {
    if (variants.isEmpty() || variants.size() != shapes.size()) {
      throw new IllegalArgumentException(
          "there must be one shape for each of at least one variant, got "
              + shapes.size()
              + " for "
              + variants.size());
    }
    if (label < 0) {
      throw new IllegalArgumentException("label must be at least 0, got " + label);
    }
    this.variants = List.copyOf(variants);
    this.shapes = List.copyOf(shapes);
    if (!(weight > 0 && Double.isFinite(weight))) {
      throw new IllegalArgumentException("weight must be above 0 and finite, got " + weight);
    }
    this.label = label;
    this.shifts = List.copyOf(shifts);
    this.weight = weight;
  }

  /** The same, counting so much beside the weight of its label; above 0 and finite. */
  public Sample withWeight(double value) {
    return new Sample(variants, shapes, label, value, shifts);
  }

  /**
   * The same with ways in which a known voice moves its rows: half of what is learned from is moved
   * by one of them.
   *
   * @param ways for each row how far, any number
   */
  public Sample withShifts(List<float[]> ways) {
    return new Sample(variants, shapes, label, weight, ways);
  }

  /** The same with further copies, of the shape of the clip. */
  public Sample withCopies(List<float[]> copies) {
    List<float[]> all = new ArrayList<>(variants);
    List<List<Integer>> allShapes = new ArrayList<>(shapes);
    for (float[] copy : copies) {
      all.add(copy);
      allShapes.add(shapes.get(0));
    }
    return new Sample(all, allShapes, label, weight, shifts);
  }

  /** What it counts beside the weight of its label. */
  public double weight() {
    return weight;
  }

  /** The index of its label. */
  public int label() {
    return label;
  }

  /** How many variants there are: the clip and its copies. */
  public int variantCount() {
    return variants.size();
  }

  /** A copy of the values of one of them, those of the clip first. */
  public float[] variant(int number) {
    return variants.get(number).clone();
  }

  /** One of the variants, perhaps moved as if the voice were known. */
  float[] draw(int variant, RandomGenerator random) {
    float[] drawn = values(variant);
    return shifts.isEmpty() || random.nextBoolean()
        ? drawn
        : RowMeans.moved(drawn, shifts.get(random.nextInt(shifts.size())));
  }

  List<float[]> shifts() {
    return shifts;
  }

  float[] values(int variant) {
    return variants.get(variant);
  }

  List<Integer> shape(int variant) {
    return shapes.get(variant);
  }

  /** The same after selection and scaling. */
  Sample prepared(NetworkInput input) {
    List<float[]> prepared = new ArrayList<>();
    List<List<Integer>> preparedShapes = new ArrayList<>();
    for (int v = 0; v < variants.size(); v++) {
      float[] chosen = Inputs.select(variants.get(v), input.selected());
      List<Integer> shape = input.selected().isPresent() ? List.of(chosen.length) : shapes.get(v);
      prepared.add(Inputs.scale(chosen, shape, input.scaler()));
      preparedShapes.add(shape);
    }
    return new Sample(
        prepared,
        preparedShapes,
        label,
        weight,
        shifts.stream()
            .map(way -> input.scaler().map(s -> s.differences(way)).orElse(way))
            .toList());
  }
}
