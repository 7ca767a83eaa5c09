package org.undertone.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.FlatForest;
import org.undertone.learn.StandardScaler;

/**
 * A trained model with all that it needs to answer. Immutable and safe to share between threads.
 */
public final class ModelBundle {

  /** The version of the files that this program writes, and the newest that it reads. */
  public static final int FORMAT_VERSION = 1;

  private final Manifest manifest;
  private final StandardScaler scaler;
  private final FlatForest forest;

  /**
   * Puts parts together that fit each other.
   *
   * @throws IllegalArgumentException if the type or feature set is unknown, or the numbers of
   *     labels or features differ
   */
  public ModelBundle(Manifest manifest, StandardScaler scaler, FlatForest forest) {
    this.manifest = Objects.requireNonNull(manifest, "manifest");
    this.scaler = Objects.requireNonNull(scaler, "scaler");
    this.forest = Objects.requireNonNull(forest, "forest");
    if (!manifest.type().equals(Manifest.FOREST)) {
      throw new IllegalArgumentException(
          "type must be \"" + Manifest.FOREST + "\", got \"" + manifest.type() + "\"");
    }
    if (!manifest.featureSet().equals(Classic190.NAME)) {
      throw new IllegalArgumentException(
          "featureSet must be \"" + Classic190.NAME + "\", got \"" + manifest.featureSet() + "\"");
    }
    same("the scaler's features", scaler.featureCount(), Classic190.names().size());
    same("the forest's features", forest.featureCount(), Classic190.names().size());
    same("the forest's labels", forest.labelCount(), manifest.labels().size());
  }

  private static void same(String what, int found, int needed) {
    if (found != needed) {
      throw new IllegalArgumentException(what + " must be " + needed + ", got " + found);
    }
  }

  /**
   * Reads {@code model.json} and the weights that it names, and checks both.
   *
   * @param folder of the bundle, such as {@code models/classic}
   * @throws BadBundleException if a file is missing, damaged, foreign or of a newer program
   * @throws IOException if a file cannot be read
   */
  public static ModelBundle load(Path folder) throws IOException {
    return BundleFiles.load(folder);
  }

  /**
   * Refuses a folder that {@link #save(Path)} would not replace.
   *
   * @throws IllegalArgumentException if it holds anything but a bundle
   */
  public static void checkReplaceable(Path folder) throws IOException {
    BundleFiles.checkReplaceable(folder.toAbsolutePath().normalize());
  }

  /** {@link #save(Path, Map)} without further documents. */
  public void save(Path folder) throws IOException {
    save(folder, Map.of());
  }

  /**
   * Writes the bundle, whole or not at all: the files are made in a hidden folder beside, which
   * then takes its place. A bundle that stood there is replaced with all its files.
   *
   * @param documents further text files by name, such as {@code CARD.md}
   * @throws IllegalArgumentException if the folder holds anything but a bundle, or a document has a
   *     name that is no plain file name or is taken
   */
  public void save(Path folder, Map<String, String> documents) throws IOException {
    BundleFiles.save(this, folder, documents);
  }

  /**
   * The probability of each label, in the manifest's order; they sum to 1.
   *
   * @throws IllegalArgumentException if the features are of another set than the model's
   */
  public double[] probabilities(FeatureTensor features) {
    if (!features.set().equals(manifest.featureSet())) {
      throw new IllegalArgumentException(
          "the model needs features " + manifest.featureSet() + ", got " + features.set());
    }
    return forest.probabilities(scaler.transform(features.values()));
  }

  public Manifest manifest() {
    return manifest;
  }

  public StandardScaler scaler() {
    return scaler;
  }

  public FlatForest forest() {
    return forest;
  }
}
