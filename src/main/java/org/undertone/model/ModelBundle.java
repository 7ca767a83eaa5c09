package org.undertone.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.undertone.features.FeatureSet;
import org.undertone.features.FeatureSets;
import org.undertone.features.FeatureTensor;
import org.undertone.features.Probe;
import org.undertone.learn.Calibrator;
import org.undertone.learn.Classifier;
import org.undertone.learn.ScaledForest;
import org.undertone.learn.SpeakerPopulation;

/**
 * A trained model with all that it needs to answer. Immutable and safe to share between threads.
 */
public final class ModelBundle {

  /** The version of the files that this program writes, and the newest that it reads. */
  public static final int FORMAT_VERSION = 1;

  private final Manifest manifest;
  private final Classifier classifier;
  private final FeatureSet featureSet;
  private final Fittings fittings;
  private volatile Families families;

  /**
   * Puts parts together that fit each other, the feature set being the one of the manifest's name.
   *
   * @throws IllegalArgumentException if there is no such feature set, or the classifier is of
   *     another type, has other labels, or looks at something else
   */
  public ModelBundle(Manifest manifest, Classifier classifier) {
    this(manifest, classifier, FeatureSets.named(manifest.featureSet()));
  }

  /**
   * The same with a feature set of one's own, such as the log-mel frames of a network that someone
   * brought along.
   *
   * @throws IllegalArgumentException if it has not the name that the manifest says, or the
   *     classifier is of another type, has other labels, or looks at something else
   */
  public ModelBundle(Manifest manifest, Classifier classifier, FeatureSet featureSet) {
    this(manifest, classifier, featureSet, Fittings.NONE);
  }

  /**
   * The same with what was fitted beside the classifier.
   *
   * @throws IllegalArgumentException as above, or if that is of other labels or features
   */
  public ModelBundle(
      Manifest manifest, Classifier classifier, FeatureSet featureSet, Fittings fittings) {
    this.manifest = Objects.requireNonNull(manifest, "manifest");
    this.classifier = Objects.requireNonNull(classifier, "classifier");
    this.featureSet = Objects.requireNonNull(featureSet, "featureSet");
    this.fittings = Objects.requireNonNull(fittings, "fittings");
    same("featureSet", featureSet.name(), manifest.featureSet());
    same("type", manifest.type(), Parts.of(classifier, manifest, featureSet).type());
    if (classifier.labelCount() != manifest.labels().size()) {
      throw new IllegalArgumentException(
          "the classifier's labels must be "
              + manifest.labels().size()
              + ", got "
              + classifier.labelCount());
    }
    List<Integer> shape = Probe.of(featureSet).shape();
    classifier.checkShape(shape);
    fittings.check(shape, manifest.labels().size());
  }

  private static void same(String what, String found, String needed) {
    if (!found.equals(needed)) {
      throw new IllegalArgumentException(
          what + " must be \"" + needed + "\", got \"" + found + "\"");
    }
  }

  /**
   * Reads {@code model.json} and the weights that it names, and checks both.
   *
   * @param folder of the bundle, such as {@code models/classic}
   * @throws BadBundleException if a file is missing, damaged, foreign or of a newer program, or if
   *     it is a network and PyTorch cannot be had here
   * @throws IOException if a file cannot be read
   */
  public static ModelBundle load(Path folder) throws IOException {
    return BundleFiles.load(folder);
  }

  /**
   * Refuses a folder that {@link #save(Path)} would not replace.
   *
   * @throws IllegalArgumentException if it holds anything but a bundle that was saved, naming that
   */
  public static void checkReplaceable(Path folder) throws IOException {
    BundleFolder.checkReplaceable(folder.toAbsolutePath().normalize());
  }

  /** {@link #save(Path, Map)} without further documents. */
  public void save(Path folder) throws IOException {
    save(folder, Map.of());
  }

  /**
   * Writes the bundle, whole or not at all: the files are made in a hidden folder beside, which
   * then takes its place. A bundle that stood there is replaced with all its files, but for one
   * around a network that someone brought.
   *
   * @param documents further files by name: {@code CARD.md}, {@code report.html}, and {@code
   *     confusion} and {@code curves} as {@code .svg} and {@code .png}
   * @throws IllegalArgumentException if the folder holds anything but such a bundle, or a document
   *     has another name
   */
  public void save(Path folder, Map<String, byte[]> documents) throws IOException {
    BundleFiles.save(this, folder, documents);
  }

  /** The same model with another manifest. */
  public ModelBundle withManifest(Manifest other) {
    return new ModelBundle(other, classifier, featureSet, fittings);
  }

  /** The same model with other gates, such as one switched off to see what it does. */
  public ModelBundle withGates(GateSettings gates) {
    return withManifest(manifest.withGates(gates));
  }

  /** The same model, measured or not. */
  public ModelBundle withScores(Optional<Scores> scores) {
    return withManifest(manifest.withScores(scores));
  }

  /** The same model with another calibrator, or with none to see what it does. */
  public ModelBundle withCalibrator(Optional<Calibrator> other) {
    return new ModelBundle(manifest, classifier, featureSet, fittings.withCalibrator(other));
  }

  /**
   * The probability of each label as the classifier gives it, before any calibration, in the
   * manifest's order; they sum to 1.
   *
   * @throws IllegalArgumentException if the features are of another set than the model's
   */
  public double[] probabilities(FeatureTensor features) {
    check(features);
    return classifier.probabilities(features.values(), features.shape());
  }

  /**
   * The same as if of a stranger, and then of features that were {@linkplain #adapt adapted}.
   *
   * @param own the same before
   * @throws IllegalArgumentException if the features are of another set than the model's
   */
  public List<double[]> probabilitiesOfBoth(FeatureTensor adapted, FeatureTensor own) {
    check(adapted);
    check(own);
    return classifier.ofBoth(adapted.values(), own.values(), adapted.shape());
  }

  /**
   * Whether it can say why: a forest on named features what each of them did, another that {@link
   * #adapts} what families of them did.
   */
  public boolean explains() {
    return !featureSet.voiceNames().isEmpty() && (classifier instanceof ScaledForest || adapts());
  }

  /**
   * What the features did to the probabilities that {@link #probabilities} gives.
   *
   * @throws IllegalArgumentException if the features are of another set than the model's
   * @throws UnsupportedOperationException if it cannot say; see {@link #explains}
   */
  public Attribution attribution(FeatureTensor features) {
    return attribution(features, features, false);
  }

  /**
   * What the features did to the mean of both opinions on a clip of whose voice something is known,
   * before these are calibrated; see {@link #calibrated(double[], double[], int)}.
   *
   * @throws IllegalArgumentException as {@link #attribution(FeatureTensor)}
   * @throws UnsupportedOperationException as there
   */
  public Attribution attribution(FeatureTensor adapted, FeatureTensor own, int voiceClips) {
    return attribution(own).towards(attribution(adapted, own, true), Fittings.known(voiceClips));
  }

  private Attribution attribution(FeatureTensor features, FeatureTensor own, boolean known) {
    check(features);
    if (!explains()) {
      throw new UnsupportedOperationException(
          "a model of type " + manifest.type() + " cannot say what its features did");
    }
    return classifier instanceof ScaledForest forest
        ? Attributing.of(
            forest, manifest.labels(), featureSet.voiceNames(), families(), features, known)
        : Attributing.ofFamilies(
            classifier,
            manifest.labels(),
            families(),
            fittings.speakers().orElseThrow(),
            features,
            own,
            known);
  }

  /**
   * Whether a clip has a pitch, as far as the features of a model that {@link #explains} tell.
   *
   * @param own its features, not adapted to any voice
   * @throws IllegalArgumentException if they are of another set than the model's
   */
  public boolean hasPitch(FeatureTensor own) {
    check(own);
    return families().hasPitch(own.values());
  }

  /** Made when first asked for; two threads may both make them, and make the same. */
  private Families families() {
    Families made = families;
    if (made == null) {
      made = new Families(featureSet.voiceNames());
      families = made;
    }
    return made;
  }

  private void check(FeatureTensor features) {
    if (!features.set().equals(featureSet.name())) {
      throw new IllegalArgumentException(
          "the model needs features " + featureSet.name() + ", got " + features.set());
    }
  }

  /**
   * What is served of a stranger's {@link #probabilities}: calibrated, where there is a calibrator.
   */
  public double[] calibrated(double[] probabilities) {
    return calibrated(fittings.calibrator(), probabilities);
  }

  /**
   * What is served where something is known of the voice: both opinions, each calibrated by itself,
   * and the mean of these in which that on adapted features counts the more, the more clips it
   * rests on (a linear opinion pool; Stone 1961).
   *
   * @param probabilities as if of a stranger
   * @param ofKnownVoice of the adapted features
   * @param voiceClips from how many clips the speaker's voice is known
   */
  public double[] calibrated(double[] probabilities, double[] ofKnownVoice, int voiceClips) {
    double[] pooled = calibrated(probabilities).clone();
    double[] known = calibrated(fittings.calibratorOfKnown(), ofKnownVoice);
    double weight = Fittings.known(voiceClips);
    for (int i = 0; i < pooled.length; i++) {
      pooled[i] += weight * (known[i] - pooled[i]);
    }
    return pooled;
  }

  private static double[] calibrated(Optional<Calibrator> calibrator, double[] probabilities) {
    return calibrator.map(c -> c.calibrate(probabilities)).orElse(probabilities);
  }

  /**
   * The set of labels in place of one; empty where nothing was learned for it.
   *
   * @param calibrated what is served, in the manifest's order
   * @param voiceClips from how many clips the speaker's voice is known; 0 for a stranger's
   */
  public Optional<LabelSet> labelSet(double[] calibrated, int voiceClips) {
    return fittings.sets(voiceClips).map(sets -> LabelSet.of(sets, manifest.labels(), calibrated));
  }

  /** Whether it can give sets of labels in place of one. */
  public boolean givesSets() {
    return fittings.sets().isPresent();
  }

  public Manifest manifest() {
    return manifest;
  }

  /** What looks at a clip for this model. */
  public FeatureSet featureSet() {
    return featureSet;
  }

  /** What was fitted beside the classifier. */
  public Fittings fittings() {
    return fittings;
  }

  /** Whether it can profit from knowing the speaker's voice. */
  public boolean adapts() {
    return fittings.speakers().isPresent();
  }

  /**
   * Those features of a clip by which speakers are told apart.
   *
   * @throws IllegalArgumentException if the features are of another set than the model's
   */
  public float[] voice(FeatureTensor features) {
    check(features);
    return Arrays.copyOf(features.values(), voiceValues());
  }

  /** How many those are; 0 for a model that cannot {@linkplain #adapts adapt}. */
  public int voiceValues() {
    return fittings.speakers().map(SpeakerPopulation::featureCount).orElse(0);
  }

  /**
   * The features of a clip as if the average speaker had said it.
   *
   * @throws IllegalArgumentException if the features are of another set than the model's, or the
   *     baseline {@linkplain #checkUsable cannot be used}
   */
  public FeatureTensor adapt(FeatureTensor features, SpeakerBaseline baseline) {
    check(features);
    checkUsable(baseline);
    boolean ordinary = baseline.voice() == SpeakerBaseline.Voice.ORDINARY;
    float[] adapted =
        fittings.speakers().orElseThrow().adapt(features.values(), baseline.speaker(), ordinary);
    return new FeatureTensor(features.set(), features.shape(), adapted);
  }

  /**
   * Refuses a baseline that is of other features, and any where the model cannot use one.
   *
   * @throws IllegalArgumentException saying what is needed
   */
  public void checkUsable(SpeakerBaseline baseline) {
    if (!adapts()) {
      throw new IllegalArgumentException(
          "the model " + manifest.id() + " cannot use a baseline of the speaker's voice");
    }
    int found = baseline.speaker().featureCount();
    if (!baseline.featureSet().equals(manifest.featureSet()) || found != voiceValues()) {
      throw new IllegalArgumentException(
          "the baseline is of "
              + found
              + " features "
              + baseline.featureSet()
              + ", but the model "
              + manifest.id()
              + " needs "
              + voiceValues()
              + " of "
              + manifest.featureSet()
              + "; make one with this model");
    }
  }

  /**
   * How likely each label is by the distance to the training clips alone, in the manifest's order;
   * empty without that gate.
   */
  public Optional<double[]> likelihoods(FeatureTensor features) {
    return fittings.familiarity().map(f -> f.opinion().likelihoods(features.values()));
  }

  /** What tells the labels apart, of the type that the manifest names. */
  public Classifier classifier() {
    return classifier;
  }
}
