package org.undertone.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.undertone.corpus.Augmentation;
import org.undertone.corpus.Example;
import org.undertone.features.FeatureSet;
import org.undertone.features.FeatureSets;
import org.undertone.learn.Classifier;
import org.undertone.learn.SpeakerPopulation;
import org.undertone.learn.SpeakerPopulationFitter;
import org.undertone.learn.network.NetworkClassifier;
import org.undertone.learn.network.NetworkOptions;
import org.undertone.learn.network.NetworkTrainer;
import org.undertone.learn.network.NetworkType;
import org.undertone.learn.network.PyTorch;
import org.undertone.learn.network.Sample;
import org.undertone.learn.network.TrainedNetwork;

/**
 * Tensors of clips and of their altered copies become a network. Some of the training speakers are
 * held out to judge it; selection and scaler are fitted on the others' unaltered clips. Where the
 * schedule allows, it then learns anew from all training speakers for as many epochs as were best.
 *
 * @param settings of which clips altered copies are made
 */
record NetworkRecipe(NetworkType network, NetworkOptions training, NetworkSettings settings)
    implements Recipe {

  private static final double PROBABILITY_FLOOR = 1e-3;

  @Override
  public String type() {
    return network.typeName();
  }

  @Override
  public FeatureSet features() {
    return FeatureSets.named(NetworkInputs.featureSet(network));
  }

  @Override
  public List<Augmentation> augmentations() {
    if (settings.augmenting() == Augmenting.NONE) {
      return List.of();
    }
    List<Augmentation> all = new ArrayList<>(NetworkInputs.augmentations(network, training.seed()));
    all.addAll(settings.robustCopies(training.seed()));
    return List.copyOf(all);
  }

  @Override
  public int steps() {
    return refits() ? 2 * epochs() : epochs();
  }

  /** The most passes over the training clips. */
  int epochs() {
    return training.maxEpochs();
  }

  @Override
  public int fitsAtOnce(int threads) {
    return threads;
  }

  @Override
  public void requirePlatform() throws IOException {
    PyTorch.require();
  }

  @Override
  public Learned learn(Lesson lesson, FitListener listener)
      throws IOException, InterruptedException {
    HeldOut parts = heldOut(lesson.training());
    parts.requireEnough(fewestClips(lesson));
    TrainedNetwork judged =
        NetworkTrainer.fit(
            network,
            samples(lesson, parts.training()),
            lesson.samples(parts.validation()),
            lesson.classes().count(),
            NetworkInputs.fit(network, parts.training(), lesson.truths(parts.training())),
            training,
            Optional.of(lesson.checkpoint()),
            epoch -> {
              listener.steps(epoch.number());
              listener.epoch(epoch, epochs());
            });
    TrainingCourse course = new TrainingCourse(judged.curve(), parts.words());
    Classifier classifier =
        refits()
            ? fitAll(
                lesson.beside("-all"),
                samples(lesson, lesson.training()),
                judged.curve().bestEpoch(),
                listener.from(epochs(), 1))
            : judged.classifier();
    listener.steps(steps());
    return new Learned(
        classifier,
        OutOfFold.of(
            judged.classifier(),
            Voices.population(parts.training(), features()),
            parts.validation()),
        Optional.of(course));
  }

  /**
   * Two speakers, for whoever is held out is never learned from; many more where they are in the
   * end.
   */
  HeldOut heldOut(List<Example> training) {
    return refits()
        ? HeldOut.quarter(training, this.training.seed())
        : HeldOut.two(training, this.training.seed());
  }

  /**
   * The clips and their copies; and where the network is to know voices, each clip adapted by some
   * of its speaker's and by all of them.
   */
  private List<Sample> samples(Lesson lesson, List<Example> examples) {
    List<Sample> samples = lesson.samples(examples);
    Optional<SpeakerPopulation> voices =
        network == NetworkType.MLP_VOICE
            ? Voices.population(examples, examples.get(0).features().values().length)
            : Optional.empty();
    if (voices.isEmpty()) {
      return samples;
    }
    List<List<float[]>> adapted =
        Voices.adapted(voices.get(), examples, new Random(training.seed()));
    List<Sample> all = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      int clip = i;
      all.add(samples.get(i).withCopies(adapted.stream().map(rows -> rows.get(clip)).toList()));
    }
    return all;
  }

  /**
   * Whether, once the best number of epochs is known, the network learns anew for so many from all
   * training clips. A learning rate that follows what is held out cannot be had without it.
   */
  private boolean refits() {
    return training.schedule() == NetworkOptions.Schedule.COSINE;
  }

  /**
   * Learns from all examples at once for all the epochs, so that none are held out.
   *
   * @throws IllegalArgumentException if the learning rate follows what is held out
   */
  Classifier learnAll(Lesson lesson, FitListener listener)
      throws IOException, InterruptedException {
    return fitAll(lesson, samples(lesson, lesson.training()), epochs(), listener);
  }

  /**
   * The same of clips each of which a known voice may move in some ways.
   *
   * @param shifts for each example the ways, see {@link Sample#withShifts}
   */
  Classifier learnAll(Lesson lesson, List<List<float[]>> shifts, FitListener listener)
      throws IOException, InterruptedException {
    List<Sample> samples = new ArrayList<>(samples(lesson, lesson.training()));
    for (int i = 0; i < samples.size(); i++) {
      samples.set(i, samples.get(i).withShifts(shifts.get(i)));
    }
    return fitAll(lesson, samples, epochs(), listener);
  }

  /** {@code mlp} chooses its features by how labels differ beside what varies within them. */
  private int fewestClips(Lesson lesson) {
    return network == NetworkType.MLP ? lesson.classes().count() + 1 : 2;
  }

  private Classifier fitAll(Lesson lesson, List<Sample> samples, int epochs, FitListener listener)
      throws IOException, InterruptedException {
    HeldOut.none(lesson.training()).requireEnough(fewestClips(lesson));
    return NetworkTrainer.fitAll(
        network,
        samples,
        lesson.classes().count(),
        NetworkInputs.fit(network, lesson.training(), lesson.truths(lesson.training())),
        training.withMaxEpochs(epochs),
        Optional.of(lesson.checkpoint()),
        epoch -> {
          listener.steps(epoch.number());
          listener.epoch(epoch, epochs);
        });
  }

  /** None: those that were held out of the lesson itself serve. */
  @Override
  public OutOfFold outOfFold(Lesson lesson, FitListener listener) {
    return OutOfFold.NONE;
  }

  @Override
  public boolean asksOfHeard(int speakers) {
    return HeldOut.isOfClips(speakers);
  }

  @Override
  public double probabilityFloor() {
    return PROBABILITY_FLOOR;
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> named = optionsOfAll();
    if (refits()) {
      named.put("refit", "from all training clips, for as many epochs as were best");
    }
    return named;
  }

  /** Those of {@link #learnAll}. */
  Map<String, String> optionsOfAll() {
    Map<String, String> named = new TreeMap<>(training.described());
    named.put("augment", settings.augmenting().word());
    named.put(
        "copies",
        augmentations().isEmpty()
            ? "none"
            : String.join("; ", augmentations().stream().map(Augmentation::id).toList()));
    return named;
  }

  @Override
  public Optional<String> learning(int speakers) {
    return network == NetworkType.MLP_VOICE && speakers >= SpeakerPopulationFitter.FEWEST_SPEAKERS
        ? Optional.of(
            "Clips were learned from adapted to their speakers' voices too, by some of each"
                + " speaker's clips and by all.")
        : Optional.empty();
  }

  @Override
  public String words(Classifier classifier) {
    return classifier instanceof NetworkClassifier trained
        ? String.format(
            Locale.ROOT, "network %s of %,d parameters", type(), trained.parameterCount())
        : "network " + type();
  }
}
