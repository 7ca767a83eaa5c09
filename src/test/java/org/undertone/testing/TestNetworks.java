package org.undertone.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.undertone.features.FeatureSet;
import org.undertone.features.FeatureSets;
import org.undertone.features.JointSet;
import org.undertone.features.LogMel;
import org.undertone.features.LogMelSpec;
import org.undertone.features.Probe;
import org.undertone.learn.Domain;
import org.undertone.learn.DomainExperts;
import org.undertone.learn.JointClassifier;
import org.undertone.learn.LinearClassifier;
import org.undertone.learn.OpinionPool;
import org.undertone.learn.RowMeans;
import org.undertone.learn.SpeakerPopulation;
import org.undertone.learn.StandardScaler;
import org.undertone.learn.network.NetworkClassifier;
import org.undertone.learn.network.NetworkInput;
import org.undertone.learn.network.NetworkOptions;
import org.undertone.learn.network.NetworkTrainer;
import org.undertone.learn.network.NetworkType;
import org.undertone.learn.network.Sample;
import org.undertone.learn.network.TorchScriptClassifier;
import org.undertone.learn.network.TorchScriptClassifier.Contract;
import org.undertone.learn.network.TorchScriptClassifier.Output;
import org.undertone.model.Label;
import org.undertone.model.Manifest;
import org.undertone.model.ModelBundle;

/** Whole bundles of networks that were shown noise once: they answer, but know nothing. */
public final class TestNetworks {

  /** A specification of log-mel frames like no set of ours. */
  public static final LogMelSpec OTHER_MEL =
      new LogMelSpec(
          20,
          512,
          256,
          20,
          7600,
          LogMelSpec.Log.NATURAL,
          1e-10,
          100,
          LogMelSpec.Normalisation.BAND,
          LogMelSpec.Part.WHOLE);

  private static final String STUDIO_FEATURES = "expressive-2070+denoised-2070+levelled-voice-88";

  private static final List<Label> LABELS = TestModels.manifest("any").labels();

  private TestNetworks() {}

  /** A network of ours, {@code mlp} with a selection of columns and all vectors with a scaler. */
  public static ModelBundle bundle(String id, NetworkType type)
      throws IOException, InterruptedException {
    FeatureSet set = FeatureSets.named(featureSet(type));
    return new ModelBundle(
        manifest(id, type.typeName(), set.name()),
        classifier(type, Probe.of(set).shape(), LABELS.size()));
  }

  /** A linear classifier of noise beside networks of ours, about speakers who differ a little. */
  public static ModelBundle studio(String id) throws IOException, InterruptedException {
    return studio(id, List.of(Domain.of(LABELS.size())));
  }

  /** The same of two domains, the first of which lacks a label. */
  public static ModelBundle studioOfTwo(String id) throws IOException, InterruptedException {
    return studio(
        id,
        List.of(
            new Domain("hall", List.of(0, 1, 2, 4)), new Domain("den", List.of(0, 1, 2, 3, 4))));
  }

  private static ModelBundle studio(String id, List<Domain> domains)
      throws IOException, InterruptedException {
    FeatureSet set = FeatureSets.named(STUDIO_FEATURES);
    int values = set.voiceValues();
    Random random = new Random(6);
    StandardScaler scaler =
        new StandardScaler(new double[values], random.doubles(values, 50, 200).toArray());
    List<LinearClassifier> experts =
        domains.stream().map(domain -> linear(random, scaler, domain.labels().size())).toList();
    DomainExperts mixed =
        new DomainExperts(
            LABELS.size(),
            domains,
            experts,
            domains.size() == 1
                ? Optional.empty()
                : Optional.of(linear(random, scaler, domains.size())));
    double[] zeros = new double[values];
    double[] within = random.ints(values, 1, 9).mapToDouble(i -> i / 4.0).toArray();
    double[] between = random.ints(values, 1, 9).mapToDouble(i -> i / 4.0).toArray();
    int classes = mixed.classCount();
    int rows = 88;
    return new ModelBundle(
        manifest(id, Manifest.STUDIO, set.name()),
        new JointClassifier(
            mixed,
            classifier(NetworkType.MLP_VOICE, List.of(values), classes),
            classifier(NetworkType.CNN_VOICE, List.of(rows, 40), classes),
            rows,
            Optional.of(new RowMeans(((JointSet) set).rowMeans())),
            OpinionPool.of(0.25, 0.5, 0.25),
            OpinionPool.of(0.5, 0.25, 0.25)),
        set,
        TestModels.knowing(new SpeakerPopulation(zeros, zeros, within, between)));
  }

  private static LinearClassifier linear(Random random, StandardScaler scaler, int labels) {
    float[][] weights = new float[labels][];
    for (int label = 0; label < labels; label++) {
      weights[label] = noise(random, List.of(scaler.featureCount()));
    }
    return new LinearClassifier(scaler, weights, new float[labels]);
  }

  private static String featureSet(NetworkType type) {
    return switch (type) {
      case CNN_1D -> "means-180";
      case CNN_2D -> "mel-stack-3s";
      case CNN_FRAMES -> "frames-22";
      case CNN_MEL -> "log-mel-64";
      case CNN_VOICE -> "levelled-voice-88";
      case MLP, MLP_VOICE ->
          FeatureSets.names().stream()
              .filter(name -> name.startsWith("functionals"))
              .findFirst()
              .orElseThrow();
    };
  }

  private static NetworkClassifier classifier(NetworkType type, List<Integer> shape, int classes)
      throws IOException, InterruptedException {
    Random random = new Random(5);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 2 * classes; i++) {
      samples.add(new Sample(List.of(noise(random, shape)), List.of(shape), i % classes));
    }
    Optional<List<Integer>> selected =
        type == NetworkType.MLP
            ? Optional.of(IntStream.range(0, 30).map(i -> 3 * i).boxed().toList())
            : Optional.empty();
    int width = selected.map(List::size).orElse(shape.get(0));
    double[] ones = IntStream.range(0, width).mapToDouble(i -> 1 + i / 100.0).toArray();
    Optional<StandardScaler> scaler =
        shape.size() == 1
            ? Optional.of(new StandardScaler(new double[width], ones))
            : Optional.empty();
    return NetworkTrainer.fit(
            type,
            samples,
            samples.subList(0, classes),
            classes,
            new NetworkInput(selected, scaler),
            NetworkOptions.standard(type).withMaxEpochs(1),
            Optional.empty(),
            epoch -> {})
        .classifier();
  }

  private static float[] noise(Random random, List<Integer> shape) {
    float[] noise = new float[shape.stream().reduce(1, Math::multiplyExact)];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }

  /**
   * A TorchScript network that hears samples, saved in a folder. It gives its values in the order
   * of the labels from behind; loud clips are angry, hissing ones sad.
   */
  public static void saveWaveform(Path folder, String id) throws IOException {
    byte[] archive =
        TorchScripts.waveform(
            new float[][] {{0, 100}, {0, 0}, {0, 0}, {0, 0}, {1000, 0}}, new float[5]);
    save(
        folder,
        id,
        FeatureSets.named("waveform-16k"),
        archive,
        new Contract(List.of(NetworkType.ANY), 160_000, Output.LOGITS, List.of(4, 3, 2, 1, 0)));
  }

  /** A TorchScript network that is given {@link #OTHER_MEL}, saved in a folder. */
  public static void saveLogMel(Path folder, String id) throws IOException {
    float[][] weights = new float[LABELS.size()][OTHER_MEL.bands()];
    for (int label = 0; label < weights.length; label++) {
      weights[label][3 * label] = 1;
    }
    save(
        folder,
        id,
        new LogMel(OTHER_MEL),
        TorchScripts.spectrogramSoftmax(weights, new float[] {0, 0, 0, 0, 1}),
        new Contract(
            List.of(OTHER_MEL.bands(), NetworkType.ANY),
            1875,
            Output.PROBABILITIES,
            List.of(0, 1, 2, 3, 4)));
  }

  private static void save(
      Path folder, String id, FeatureSet set, byte[] archive, Contract contract)
      throws IOException {
    Path file = Files.createTempFile("network", ".pt");
    try {
      Files.write(file, archive);
      new ModelBundle(
              manifest(id, Manifest.TORCHSCRIPT, set.name()),
              TorchScriptClassifier.load(file, contract),
              set)
          .save(folder);
    } finally {
      Files.delete(file);
    }
  }

  private static Manifest manifest(String id, String type, String featureSet) {
    Manifest model = TestModels.manifest(id);
    return new Manifest(
        id, type, model.labels(), featureSet, model.gates(), model.provenance(), model.scores());
  }
}
