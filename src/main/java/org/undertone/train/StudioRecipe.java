package org.undertone.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.undertone.corpus.Augmentation;
import org.undertone.corpus.Example;
import org.undertone.features.FeatureSets;
import org.undertone.features.FeatureTensor;
import org.undertone.features.JointSet;
import org.undertone.learn.Classifier;
import org.undertone.learn.Domain;
import org.undertone.learn.DomainExperts;
import org.undertone.learn.JointClassifier;
import org.undertone.learn.LinearClassifier;
import org.undertone.learn.OpinionPool;
import org.undertone.learn.RowMeans;
import org.undertone.learn.SpeakerPopulation;
import org.undertone.learn.SpeakerPopulationFitter;
import org.undertone.learn.StandardScaler;
import org.undertone.model.Manifest;

/**
 * A linear discriminant analysis of whole clips, as they are and with less noise, dense layers of
 * the same, and a network of frames, each learning by itself, their opinions pooled. Of several
 * {@linkplain CorpusDomains corpora} each has a discriminant of its own, and the networks take what
 * a label sounds like in each for a class of its own; see {@link DomainExperts}.
 *
 * @param linear of both vectors, the first of which it hears where it is by itself
 * @param layers of both vectors, the second of which they hear where they are by themselves
 */
record StudioRecipe(LinearRecipe linear, NetworkRecipe layers, NetworkRecipe network)
    implements Recipe {

  private static final int VECTORS_PART = 0;
  private static final int FRAMES_PART = 1;

  /** Discriminant, layers, frames: the first is too sure, so that it says enough with less. */
  private static final OpinionPool STRANGERS = OpinionPool.of(0.3, 0.3, 0.4);

  /** The frames know of the voice only where it moves the means of their rows. */
  private static final OpinionPool KNOWN = OpinionPool.of(0.4, 0.4, 0.2);

  private static final double PROBABILITY_FLOOR = 1e-9;

  /** How often some clips of each speaker are drawn, by which the frames learn to follow. */
  private static final int DRAWS = 2;

  @Override
  public String type() {
    return Manifest.STUDIO;
  }

  @Override
  public JointSet features() {
    return (JointSet)
        FeatureSets.named(
            String.join(
                "+",
                linear.features().name(),
                layers.features().name(),
                network.features().name()));
  }

  @Override
  public List<UnaryOperator<FeatureTensor>> parts() {
    JointSet set = features();
    return List.of(set::vectors, set::frames);
  }

  @Override
  public List<Augmentation> augmentations() {
    Set<Augmentation> all = new LinkedHashSet<>(network.augmentations());
    all.addAll(layers.augmentations());
    return List.copyOf(all);
  }

  @Override
  public int steps() {
    return network.epochs() + layers.epochs() + 1;
  }

  @Override
  public int outOfFoldSteps() {
    return steps();
  }

  @Override
  public int fitsAtOnce(int threads) {
    return threads;
  }

  @Override
  public void requirePlatform() throws IOException {
    network.requirePlatform();
  }

  /** Nobody is held out to judge the networks: they take all their epochs. */
  @Override
  public Learned learn(Lesson lesson, FitListener listener)
      throws IOException, InterruptedException {
    CorpusDomains domains = CorpusDomains.of(lesson);
    Lesson frames = part(lesson, FRAMES_PART, network.augmentations()).by(domains.all());
    Lesson vectors = part(lesson, VECTORS_PART, linear.augmentations());
    Optional<SpeakerPopulation> voices = Voices.population(vectors.training(), features());
    Optional<RowMeans> means = voices.map(v -> new RowMeans(features().rowMeans()));
    Classifier ofFrames =
        network.learnAll(frames, shifts(vectors.training(), voices, means), listener);
    int passed = network.epochs();
    Lesson classes = part(lesson, VECTORS_PART, layers.augmentations()).by(domains.all());
    Classifier ofLayers = layers.learnAll(classes.beside("-layers"), listener.from(passed, 1));
    passed += layers.epochs();
    DomainExperts experts = experts(vectors, domains, voices);
    listener.steps(passed + 1);
    return new Learned(
        new JointClassifier(experts, ofLayers, ofFrames, rows(frames), means, STRANGERS, KNOWN));
  }

  /**
   * How each clip's frames move where its speaker is known by some of their clips, or by all; in no
   * way where too few speakers are known.
   */
  private List<List<float[]>> shifts(
      List<Example> vectors, Optional<SpeakerPopulation> voices, Optional<RowMeans> means) {
    List<List<float[]>> shifts = new ArrayList<>();
    vectors.forEach(example -> shifts.add(new ArrayList<>()));
    if (voices.isEmpty() || means.isEmpty()) {
      return shifts;
    }
    Random random = new Random(linear.seed());
    for (int draw = 0; draw < DRAWS; draw++) {
      for (List<float[]> adapted : Voices.adapted(voices.get(), vectors, random)) {
        for (int i = 0; i < adapted.size(); i++) {
          float[] own = vectors.get(i).features().values();
          shifts.get(i).add(means.get().shifts(adapted.get(i), own));
        }
      }
    }
    return shifts;
  }

  /** A discriminant for each domain, and one that tells the domains apart. */
  private DomainExperts experts(
      Lesson lesson, CorpusDomains domains, Optional<SpeakerPopulation> voices) {
    StandardScaler scaler = LinearRecipe.scaler(lesson);
    List<LinearClassifier> experts = new ArrayList<>();
    for (int d = 0; d < domains.domains().size(); d++) {
      Lesson own = lesson.of(domains.of(d, lesson.training())).by(domains.within(d));
      experts.add(linear.fit(own, scaler, voices));
    }
    return new DomainExperts(
        lesson.classes().count(),
        domains.domains(),
        experts,
        experts.size() == 1
            ? Optional.empty()
            : Optional.of(linear.ofStrangers(lesson.by(domains.apart()), scaler)));
  }

  private static int rows(Lesson frames) {
    return frames.training().get(0).features().shape().get(0);
  }

  /** What one of the classifiers looks at, with those copies that are made for it. */
  private Lesson part(Lesson lesson, int place, List<Augmentation> copies) {
    UnaryOperator<FeatureTensor> part = parts().get(place);
    List<Example> examples = new ArrayList<>();
    for (Example e : lesson.training()) {
      examples.add(
          new Example(
              e.utterance(),
              e.audioHash(),
              part.apply(e.features()),
              e.speech(),
              e.durationSeconds()));
    }
    List<Integer> heeded = copies.stream().map(augmentations()::indexOf).toList();
    return new Lesson(
        lesson.classes(), examples, lesson.material().part(place, heeded), lesson.checkpoint());
  }

  /** Of another fit, without a quarter of the speakers, on these. */
  @Override
  public OutOfFold outOfFold(Lesson lesson, FitListener listener)
      throws IOException, InterruptedException {
    HeldOut parts = layers.heldOut(lesson.training());
    Lesson others = lesson.of(parts.training()).beside("-others");
    return OutOfFold.of(
        learn(others, listener).classifier(),
        Voices.population(others.training(), features()),
        parts.validation());
  }

  @Override
  public boolean asksOfHeard(int speakers) {
    return layers.asksOfHeard(speakers);
  }

  @Override
  public double probabilityFloor() {
    return PROBABILITY_FLOOR;
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> named = new TreeMap<>(linear.options());
    named.putAll(network.optionsOfAll());
    layers.optionsOfAll().forEach((name, value) -> named.put("layers." + name, value));
    named.put("frames", "moved as a known voice moves their means");
    named.put("pool", words(STRANGERS));
    named.put("knownPool", words(KNOWN));
    return named;
  }

  @Override
  public String words(Classifier classifier) {
    JointClassifier joint = (JointClassifier) classifier;
    List<Domain> domains = joint.experts().domains();
    String expert = linear.words(joint.experts().experts().get(0));
    String networks =
        "a " + layers.words(joint.layers()) + " and a " + network.words(joint.frames());
    return domains.size() == 1
        ? expert + " beside " + networks
        : expert
            + " for each of "
            + String.join(" and ", domains.stream().map(Domain::name).toList())
            + ", mixed as a judge finds the recording like theirs, beside "
            + networks
            + " to which every label of each is a class of its own,";
  }

  private static String words(OpinionPool pool) {
    return String.format(
        Locale.ROOT,
        "discriminant %s, layers %s, frames %s",
        pool.weights().get(0),
        pool.weights().get(1),
        pool.weights().get(2));
  }

  @Override
  public Optional<String> learning(int speakers) {
    List<String> paragraphs = new ArrayList<>();
    linear.learning(speakers).ifPresent(paragraphs::add);
    paragraphs.add(
        "The networks learned for all their epochs from all clips learned from: none were held out"
            + " to choose among epochs.");
    if (!augmentations().isEmpty()) {
      boolean adapted = speakers >= SpeakerPopulationFitter.FEWEST_SPEAKERS;
      paragraphs.add(
          "In each epoch the network of frames saw a clip as it is or as one of its copies but for"
              + " those in another voice"
              + (adapted ? ", half of them moved as if the speaker's voice were known" : "")
              + "; the dense layers saw it as it is"
              + (adapted ? ", adapted to that voice by some of the speaker's clips or by all," : "")
              + " or as one of its copies but for those of another pace. The copies:");
    }
    return Optional.of(String.join("\n\n", paragraphs));
  }
}
