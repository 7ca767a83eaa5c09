package org.undertone.learn.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.undertone.learn.StandardScaler;

class NetworkTrainerTest {

  @TempDir private Path folder;

  private static TrainedNetwork train(
      NetworkType type, NetworkOptions options, Optional<Path> checkpoint, List<Epoch> told)
      throws IOException, InterruptedException {
    return NetworkTrainer.fit(
        type,
        Tensors.samples(type, 16, 1),
        Tensors.samples(type, 4, 2),
        Tensors.LABELS,
        NetworkInput.AS_IS,
        options,
        checkpoint,
        told::add);
  }

  private static TrainedNetwork train(NetworkType type, int epochs)
      throws IOException, InterruptedException {
    return train(type, Tensors.quick(epochs), Optional.empty(), new ArrayList<>());
  }

  private static double accuracy(NetworkClassifier classifier, List<Sample> samples) {
    int hits = 0;
    for (Sample sample : samples) {
      double[] p = classifier.probabilities(sample.values(0), sample.shape(0));
      assertEquals(1, p[0] + p[1] + p[2], 1e-12);
      int best = p[0] >= p[1] && p[0] >= p[2] ? 0 : p[1] >= p[2] ? 1 : 2;
      hits += best == sample.label() ? 1 : 0;
    }
    return hits / (double) samples.size();
  }

  @ParameterizedTest
  @EnumSource(NetworkType.class)
  void network_ofEveryType_learnsWhatIsPlain(NetworkType type) throws Exception {
    TrainedNetwork trained = train(type, 12);
    assertTrue(accuracy(trained.classifier(), Tensors.samples(type, 10, 3)) > 0.9);
    assertTrue(trained.curve().epochs().size() <= 12);
    Epoch best = trained.curve().epochs().get(trained.curve().bestEpoch() - 1);
    trained
        .curve()
        .epochs()
        .forEach(epoch -> assertTrue(best.validationLoss() <= epoch.validationLoss() + 1e-4));
  }

  /** As where one speaker alone expresses a feeling, and is the one held out. */
  @Test
  void training_heldOutClipsOfALabelThatNobodyElseCarries_isJudgedByThem() throws Exception {
    List<Sample> samples = Tensors.samples(NetworkType.MLP, 16, 1);
    List<Epoch> told = new ArrayList<>();
    NetworkTrainer.fit(
        NetworkType.MLP,
        samples.stream().filter(sample -> sample.label() != 2).toList(),
        samples.stream().filter(sample -> sample.label() == 2).toList(),
        Tensors.LABELS,
        NetworkInput.AS_IS,
        Tensors.quick(2),
        Optional.empty(),
        told::add);
    assertEquals(2, told.stream().filter(Epoch::isJudged).count(), told.toString());
  }

  @Test
  void sameSeed_besideAnotherTraining_givesTheSameNetwork() throws Exception {
    byte[] alone = train(NetworkType.CNN_MEL, 3).classifier().parameters();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      Future<TrainedNetwork> one = pool.submit(() -> train(NetworkType.CNN_MEL, 3));
      Future<TrainedNetwork> other = pool.submit(() -> train(NetworkType.MLP, 6));
      assertArrayEquals(alone, one.get().classifier().parameters());
      assertTrue(other.get().curve().bestEpoch() >= 1);
    } finally {
      pool.shutdownNow();
    }
    TrainedNetwork otherSeed =
        train(
            NetworkType.CNN_MEL, Tensors.quick(3).withSeed(6), Optional.empty(), new ArrayList<>());
    assertFalse(Arrays.equals(alone, otherSeed.classifier().parameters()));
  }

  @Test
  void training_whereMemoryHeldNaNBefore_givesFiniteNumbers() throws Exception {
    PyTorch.require();
    for (int run = 0; run < 12; run++) {
      leaveNaN();
      TrainedNetwork trained = train(NetworkType.CNN_MEL, 1);
      assertTrue(Double.isFinite(trained.curve().epochs().get(0).trainingLoss()));
    }
  }

  /** Fills native memory of many sizes with NaN and gives it back. */
  private static void leaveNaN() {
    List<NDArray> filled = new ArrayList<>();
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      for (int bits = 6; bits < 18; bits++) {
        float[] values = new float[1 << bits];
        Arrays.fill(values, Float.NaN);
        for (int copy = 0; copy < 8; copy++) {
          filled.add(manager.create(values).mul(1));
        }
      }
      filled.forEach(NDArray::close);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void trainingAndAnswering_startNoFurtherThreads() throws Exception {
    NetworkClassifier trained = train(NetworkType.CNN_MEL, 1).classifier();
    Sample clip = Tensors.samples(NetworkType.CNN_MEL, 1, 4).get(0);
    assertEquals(1, threadsOf("trains", () -> train(NetworkType.CNN_MEL, 1)));
    assertEquals(
        1, threadsOf("answers", () -> trained.probabilities(clip.values(0), clip.shape(0))));
  }

  /** How many threads there are for work in a new one: those that it starts inherit its name. */
  private static long threadsOf(String name, Callable<?> work) throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor(run -> new Thread(run, name));
    try {
      pool.submit(work).get();
      try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
        return threads.filter(thread -> name.equals(nameOf(thread))).count();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** Empty where the thread has ended meanwhile. */
  private static String nameOf(Path thread) {
    try {
      return Files.readString(thread.resolve("comm")).strip();
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void training_whereTheEngineTurnedGradientsOff_besideAnother_learns() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      Future<?> one = pool.submit(() -> fitMlp(epoch -> holdOpen(begun, done)));
      begun.await();
      Future<Boolean> other =
          pool.submit(
              () -> {
                JniUtils.setGradMode(false);
                fitMlp(epoch -> {});
                return JniUtils.isGradMode();
              });
      assertFalse(other.get());
      done.countDown();
      one.get();
    } finally {
      done.countDown();
      pool.shutdownNow();
    }
  }

  private static TrainedNetwork fitMlp(Consumer<Epoch> epochDone) throws Exception {
    return NetworkTrainer.fit(
        NetworkType.MLP,
        Tensors.samples(NetworkType.MLP, 16, 1),
        Tensors.samples(NetworkType.MLP, 4, 2),
        Tensors.LABELS,
        NetworkInput.AS_IS,
        Tensors.quick(1),
        Optional.empty(),
        epochDone);
  }

  private static void holdOpen(CountDownLatch begun, CountDownLatch done) {
    begun.countDown();
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void trainingThatDiverges_endsInTheEpochInWhichItDoes() {
    NetworkOptions quick = Tensors.quick(3);
    NetworkOptions wild =
        new NetworkOptions(
            quick.maxEpochs(),
            quick.batchSize(),
            1e30,
            quick.schedule(),
            quick.plateauEpochs(),
            quick.patienceEpochs(),
            quick.weightDecay(),
            quick.l1(),
            quick.averaging(),
            quick.labelSmoothing(),
            quick.cropFrames(),
            quick.masking(),
            quick.seed());
    IOException e =
        assertThrows(
            IOException.class,
            () -> train(NetworkType.MLP, wild, Optional.empty(), new ArrayList<>()));
    assertTrue(
        e.getMessage()
            .matches(
                "the network diverged in epoch [12]: its loss is NaN; another seed may do better"),
        e.getMessage());
  }

  @Test
  void interruptedTraining_resumed_endsAsIfNeverInterrupted() throws Exception {
    TrainedNetwork whole = train(NetworkType.CNN_FRAMES, 6);
    Path checkpoint = folder.resolve("run");
    List<Epoch> before = new ArrayList<>();
    assertThrows(
        InterruptedException.class,
        () ->
            NetworkTrainer.fit(
                NetworkType.CNN_FRAMES,
                Tensors.samples(NetworkType.CNN_FRAMES, 16, 1),
                Tensors.samples(NetworkType.CNN_FRAMES, 4, 2),
                Tensors.LABELS,
                NetworkInput.AS_IS,
                Tensors.quick(6),
                Optional.of(checkpoint),
                epoch -> {
                  before.add(epoch);
                  if (epoch.number() == 3) {
                    Thread.currentThread().interrupt();
                  }
                }));
    assertEquals(3, before.size());
    List<Epoch> told = new ArrayList<>();
    TrainedNetwork resumed =
        train(NetworkType.CNN_FRAMES, Tensors.quick(6), Optional.of(checkpoint), told);
    assertEquals(whole.curve(), resumed.curve());
    assertEquals(before, told.subList(0, 3));
    assertArrayEquals(whole.classifier().parameters(), resumed.classifier().parameters());
  }

  @Test
  void checkpoint_ofOtherOptionsOrDamaged_isNotTakenUp() throws Exception {
    Path checkpoint = folder.resolve("run");
    train(NetworkType.MLP, Tensors.quick(2), Optional.of(checkpoint), new ArrayList<>());
    byte[] fresh = train(NetworkType.MLP, 3).classifier().parameters();
    byte[] afterOthers =
        train(NetworkType.MLP, Tensors.quick(3), Optional.of(checkpoint), new ArrayList<>())
            .classifier()
            .parameters();
    assertArrayEquals(fresh, afterOthers);
    byte[] bytes = Files.readAllBytes(checkpoint);
    byte[] changed = bytes.clone();
    changed[bytes.length / 2] ^= 64;
    for (byte[] damaged : List.of(Arrays.copyOf(bytes, bytes.length / 2), changed, new byte[3])) {
      Files.write(checkpoint, damaged);
      byte[] after =
          train(NetworkType.MLP, Tensors.quick(3), Optional.of(checkpoint), new ArrayList<>())
              .classifier()
              .parameters();
      assertArrayEquals(fresh, after);
    }
  }

  @Test
  void selectionAndScaler_applyInAnswersAsInTraining() throws Exception {
    NetworkType type = NetworkType.MLP;
    List<Integer> columns = List.of(0, 1, 2, 5, 9, 13);
    float[][] rows =
        Tensors.samples(type, 16, 1).stream()
            .map(sample -> Inputs.select(sample.values(0), Optional.of(columns)))
            .toArray(float[][]::new);
    NetworkInput input =
        new NetworkInput(Optional.of(columns), Optional.of(StandardScaler.fit(rows)));
    NetworkClassifier classifier =
        NetworkTrainer.fit(
                type,
                Tensors.samples(type, 16, 1),
                Tensors.samples(type, 4, 2),
                Tensors.LABELS,
                input,
                Tensors.quick(12),
                Optional.empty(),
                epoch -> {})
            .classifier();
    assertTrue(accuracy(classifier, Tensors.samples(type, 10, 3)) > 0.9);
    float[] values = Tensors.samples(type, 1, 4).get(0).values(0);
    double[] before = classifier.probabilities(values, List.of(24));
    values[3] += 100;
    assertArrayEquals(before, classifier.probabilities(values, List.of(24)));
    values[5] += 100;
    assertFalse(Arrays.equals(before, classifier.probabilities(values, List.of(24))));
  }

  @Test
  void fitAll_learnsForAllEpochsAndKeepsTheLast() throws Exception {
    NetworkType type = NetworkType.CNN_FRAMES;
    List<Sample> training = Tensors.samples(type, 16, 1);
    List<Epoch> told = new ArrayList<>();
    NetworkClassifier classifier = fitAll(type, training, Optional.empty(), told);
    assertEquals(12, told.size());
    assertTrue(Double.isNaN(told.get(11).validationLoss()));
    assertTrue(accuracy(classifier, Tensors.samples(type, 10, 3)) > 0.9);
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                NetworkTrainer.fitAll(
                    type,
                    training,
                    Tensors.LABELS,
                    NetworkInput.AS_IS,
                    Tensors.quick(1),
                    Optional.empty(),
                    epoch -> {}));
    assertEquals("without samples held out there is no plateau", refusal.getMessage());
  }

  private static NetworkClassifier fitAll(
      NetworkType type, List<Sample> training, Optional<Path> checkpoint, List<Epoch> told)
      throws IOException, InterruptedException {
    return NetworkTrainer.fitAll(
        type,
        training,
        Tensors.LABELS,
        NetworkInput.AS_IS,
        Tensors.cosine(12),
        checkpoint,
        told::add);
  }

  @Test
  void fitAll_takenUpAfterItsEnd_isTheSameNetwork() throws Exception {
    List<Sample> training = Tensors.samples(NetworkType.MLP, 16, 1);
    Optional<Path> checkpoint = Optional.of(folder.resolve("run"));
    byte[] trained = fitAll(NetworkType.MLP, training, checkpoint, new ArrayList<>()).parameters();
    List<Epoch> told = new ArrayList<>();
    assertArrayEquals(trained, fitAll(NetworkType.MLP, training, checkpoint, told).parameters());
    assertEquals(12, told.size());
  }

  @Test
  void nothingToLearnFrom_isRefused() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                NetworkTrainer.fit(
                    NetworkType.MLP,
                    List.of(),
                    List.of(),
                    2,
                    NetworkInput.AS_IS,
                    Tensors.quick(1),
                    Optional.empty(),
                    epoch -> {}));
    assertEquals("at least one sample must be held out", refusal.getMessage());
  }
}
