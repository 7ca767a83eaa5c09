package org.undertone.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.undertone.corpus.Augmentation;
import org.undertone.corpus.Example;
import org.undertone.corpus.Protocol;
import org.undertone.corpus.Utterance;
import org.undertone.features.FeatureSets;
import org.undertone.features.FeatureTensor;
import org.undertone.features.JointSet;
import org.undertone.learn.Classifier;
import org.undertone.learn.JointClassifier;
import org.undertone.learn.LinearClassifier;
import org.undertone.learn.SpeakerPopulation;
import org.undertone.model.Manifest;

/**
 * A linear discriminant analysis of whole clips and a network of their frames, each learning by
 * itself, their opinions pooled.
 */
record StudioRecipe(LinearRecipe linear, NetworkRecipe network) implements Recipe {

  /** Both are about as sure, and as often right, on voices that they did not hear. */
  private static final double WEIGHT = 0.5;

  private static final double PROBABILITY_FLOOR = 1e-9;

  @Override
  public String type() {
    return Manifest.STUDIO;
  }

  @Override
  public JointSet features() {
    return (JointSet) FeatureSets.named(linear.features().name() + "+" + network.features().name());
  }

  @Override
  public List<UnaryOperator<FeatureTensor>> parts() {
    return List.of(features()::vector, features()::frames);
  }

  @Override
  public Protocol protocol() {
    return network.protocol();
  }

  @Override
  public List<Augmentation> augmentations() {
    return network.augmentations();
  }

  @Override
  public boolean heedsLevel() {
    return false;
  }

  @Override
  public int steps() {
    return network.steps() + 2;
  }

  @Override
  public int fitsAtOnce(int threads) {
    return threads;
  }

  @Override
  public void requirePlatform() throws IOException {
    network.requirePlatform();
  }

  @Override
  public Learned learn(Lesson lesson, FitListener listener)
      throws IOException, InterruptedException {
    Lesson frames = part(lesson, 1);
    Learned network = network().learn(frames, listener);
    Lesson vectors = part(lesson, 0);
    Classifier discriminant =
        linear.learn(vectors, listener.from(network().steps(), 1)).classifier();
    HeldOut parts = HeldOut.of(vectors.training(), protocol(), linear.seed());
    LinearClassifier unhearing =
        (LinearClassifier)
            linear
                .learn(vectors.of(parts.training()), listener.from(network().steps() + 1, 1))
                .classifier();
    return new Learned(
        new JointClassifier(
            (LinearClassifier) discriminant, network.classifier(), rows(frames), WEIGHT),
        pooled(
            unhearing,
            Voices.population(parts.training(), linear.features()),
            parts.validation(),
            network.heldOut()),
        network.course());
  }

  private static int rows(Lesson frames) {
    return frames.training().get(0).features().shape().get(0);
  }

  private Lesson part(Lesson lesson, int place) {
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
    return new Lesson(
        lesson.labels(), examples, lesson.material().part(place), lesson.checkpoint());
  }

  /** What both say of the same examples in the same order. */
  private static OutOfFold pooled(
      LinearClassifier unhearing,
      Optional<SpeakerPopulation> voices,
      List<Example> unheard,
      OutOfFold network) {
    if (!utterances(unheard).equals(utterances(network.examples()))) {
      throw new IllegalStateException("both must have been asked of the same clips");
    }
    List<float[]> rows = unheard.stream().map(e -> e.features().values()).toList();
    List<double[]> strangers = pooled(unhearing, rows, network.probabilities());
    return new OutOfFold(
        network.examples(),
        strangers,
        voices
            .map(v -> Voices.adaptedByAll(v, unheard))
            .map(adapted -> pooled(unhearing.ofKnownVoice(), adapted, network.adapted()))
            .orElse(strangers));
  }

  private static List<Utterance> utterances(List<Example> examples) {
    return examples.stream().map(Example::utterance).toList();
  }

  private static List<double[]> pooled(
      LinearClassifier first, List<float[]> rows, List<double[]> second) {
    List<double[]> pooled = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      pooled.add(JointClassifier.pool(first, rows.get(i), second.get(i), WEIGHT));
    }
    return pooled;
  }

  @Override
  public OutOfFold outOfFold(Lesson lesson, Learned learned, FitListener listener) {
    return learned.heldOut();
  }

  @Override
  public double probabilityFloor() {
    return PROBABILITY_FLOOR;
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> named = new TreeMap<>(linear.options());
    named.putAll(network.options());
    named.put("weight", "half of the discriminant");
    return named;
  }

  @Override
  public String words(Classifier classifier) {
    return linear.words(((JointClassifier) classifier).vector())
        + " beside a "
        + network.words(((JointClassifier) classifier).frames());
  }

  @Override
  public Optional<String> overlooked(int speakers) {
    return linear.overlooked(speakers);
  }
}
