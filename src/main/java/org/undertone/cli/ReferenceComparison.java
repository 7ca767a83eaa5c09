package org.undertone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.undertone.features.FeatureTensor;

/**
 * How far our features lie from those that another program gave for the same clips: {@code |a - b|
 * / (1 + |b|)}, the largest over the clips for each feature.
 */
final class ReferenceComparison implements ResultWriter<FeatureTensor> {

  /** The largest deviation at which two features count as equal. */
  static final double TOLERANCE = 1e-3;

  private static final String OTHER_FORM =
      ": found no JSON object of file names and lists of numbers";

  private final Terminal terminal;
  private final List<String> names;
  private final Map<String, double[]> reference;
  private final double[] worst;
  private final String[] worstClip;
  private final Set<String> compared = new HashSet<>();

  /**
   * Reads the reference: a JSON object of file names, each with its list of values in the order of
   * the set; values at the end of the set may be missing.
   *
   * @throws IOException if the file cannot be read or is of another form
   */
  ReferenceComparison(Terminal terminal, List<String> names, Path file) throws IOException {
    this.terminal = terminal;
    this.names = names;
    this.reference = read(file, names.size());
    int values = reference.values().iterator().next().length;
    this.worst = new double[values];
    this.worstClip = new String[values];
  }

  private static Map<String, double[]> read(Path file, int most) throws IOException {
    Map<String, double[]> reference;
    try {
      reference =
          new ObjectMapper()
              .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
              .readValue(Files.readAllBytes(file), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IOException(file + OTHER_FORM, e);
    }
    if (reference == null || reference.containsValue(null)) {
      throw new IOException(file + OTHER_FORM);
    }
    if (reference.isEmpty()) {
      throw new IOException(file + ": found no clip to compare with");
    }
    int length = reference.values().iterator().next().length;
    for (Map.Entry<String, double[]> clip : reference.entrySet()) {
      int found = clip.getValue().length;
      if (found != length || found < 1 || found > most) {
        throw new IOException(
            file
                + ": "
                + clip.getKey()
                + " has "
                + found
                + " values, needed are 1 to "
                + most
                + ", the same for every clip");
      }
    }
    return reference;
  }

  boolean knows(Path clip) {
    return reference.containsKey(clip.getFileName().toString());
  }

  @Override
  public void success(Path path, FeatureTensor features) {
    String clip = path.getFileName().toString();
    double[] theirs = reference.get(clip);
    float[] ours = features.values();
    for (int i = 0; i < theirs.length; i++) {
      double deviation = Math.abs(ours[i] - theirs[i]) / (1 + Math.abs(theirs[i]));
      if (Double.isNaN(deviation)) {
        deviation = Double.POSITIVE_INFINITY; // as far away as can be
      }
      if (deviation > worst[i] || worstClip[i] == null) {
        worst[i] = deviation;
        worstClip[i] = clip;
      }
    }
    compared.add(clip);
  }

  /** Prints a line a feature, the worst one last. Whether all lie within the tolerance. */
  boolean report() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < worst.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> worst[i]));
    for (int i : order) {
      terminal.line(
          String.format(Locale.ROOT, "%-28s %.2e  %s", names.get(i), worst[i], worstClip[i]));
    }
    double largest = worst[order.get(order.size() - 1)];
    boolean within = largest <= TOLERANCE;
    terminal.line(
        String.format(
            Locale.ROOT,
            "%d of %d clips compared on %d features: the largest deviation is %.2e, %s %.0e",
            compared.size(),
            reference.size(),
            worst.length,
            largest,
            within ? "within" : "above",
            TOLERANCE));
    return within;
  }

  /** How many clips of the reference were compared; several of one name are one. */
  int compared() {
    return compared.size();
  }
}
