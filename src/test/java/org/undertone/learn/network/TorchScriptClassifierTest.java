package org.undertone.learn.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.learn.network.TorchScriptClassifier.Contract;
import org.undertone.learn.network.TorchScriptClassifier.Output;
import org.undertone.testing.TorchScripts;

class TorchScriptClassifierTest {

  private static final float[][] WAVE_WEIGHTS = {{3, -2}, {-1, 5}, {0.5f, 0.25f}};
  private static final float[][] BAND_WEIGHTS = {{1, 0, -1, 2}, {0.5f, 0.5f, 0.5f, 0.5f}};
  private static final Contract WAVE =
      new Contract(List.of(NetworkType.ANY), 480_000, Output.LOGITS, List.of(0, 1, 2));
  private static final Contract BANDS =
      new Contract(List.of(4, NetworkType.ANY), 3000, Output.LOGITS, List.of(0, 1));

  @TempDir Path folder;

  @Test
  void waveform_isAnsweredAsTheSameArithmeticInJavaAnswers() throws IOException {
    float[] biases = {0.1f, -0.2f, 0};
    TorchScriptClassifier network = load(TorchScripts.waveform(WAVE_WEIGHTS, biases), WAVE);
    assertEquals(9, network.parameterCount());
    float[] samples = noise(8_001, 5);
    double level = 0;
    double step = 0;
    for (int i = 0; i < samples.length; i++) {
      level += samples[i] * samples[i] / samples.length;
      step += i == 0 ? 0 : Math.abs(samples[i] - samples[i - 1]) / (samples.length - 1);
    }
    double[] logits = new double[3];
    for (int label = 0; label < 3; label++) {
      logits[label] =
          WAVE_WEIGHTS[label][0] * level + WAVE_WEIGHTS[label][1] * step + biases[label];
    }
    assertArrayEquals(
        softmax(logits), network.probabilities(samples, List.of(samples.length)), 1e-5);
  }

  @Test
  void spectrogram_isAnsweredInTheOrderOfTheLabels() throws IOException {
    byte[] archive = TorchScripts.spectrogram(BAND_WEIGHTS, new float[2]);
    float[] values = {1, 3, 0, 0, -1, -1, 0, 2}; // means 2, 0, -1, 1
    double[] expected = softmax(5, 1);
    TorchScriptClassifier inOrder = load(archive, BANDS);
    assertArrayEquals(expected, inOrder.probabilities(values, List.of(4, 2)), 1e-6);
    TorchScriptClassifier turned =
        load(archive, new Contract(BANDS.inputShape(), 3000, Output.LOGITS, List.of(1, 0)));
    assertArrayEquals(
        new double[] {expected[1], expected[0]}, turned.probabilities(values, List.of(4, 2)), 1e-6);
  }

  @Test
  void probabilities_areTakenAsTheyAre() throws IOException {
    Contract contract = new Contract(BANDS.inputShape(), 3000, Output.PROBABILITIES, List.of(0, 1));
    TorchScriptClassifier network =
        load(TorchScripts.spectrogramSoftmax(BAND_WEIGHTS, new float[2]), contract);
    assertArrayEquals(
        softmax(5, 1),
        network.probabilities(new float[] {1, 3, 0, 0, -1, -1, 0, 2}, List.of(4, 2)),
        1e-6);
  }

  @Test
  void logits_calledProbabilities_areFoundOut() {
    Contract contract = new Contract(BANDS.inputShape(), 3000, Output.PROBABILITIES, List.of(0, 1));
    assertRefused(
        TorchScripts.spectrogram(BAND_WEIGHTS, new float[] {-2, 5}),
        contract,
        "found a network that fails on silence: it gives -2.0 among its probabilities; needed is one"
            + " that takes and gives as declared");
  }

  @Test
  void inputLongerThanTheLongest_isCutToItsMiddle() throws IOException {
    TorchScriptClassifier network =
        load(
            TorchScripts.spectrogram(BAND_WEIGHTS, new float[2]),
            new Contract(BANDS.inputShape(), 2, Output.LOGITS, List.of(0, 1)));
    float[] middle = {1, 3, 0, 0, -1, -1, 0, 2};
    float[] longer = new float[16];
    Arrays.fill(longer, 99);
    for (int band = 0; band < 4; band++) {
      longer[4 * band + 1] = middle[2 * band];
      longer[4 * band + 2] = middle[2 * band + 1];
    }
    assertArrayEquals(
        network.probabilities(middle, List.of(4, 2)), network.probabilities(longer, List.of(4, 4)));
  }

  @Test
  void manyThreads_getTheAnswersOfOne() throws Exception {
    TorchScriptClassifier network = load(TorchScripts.waveform(WAVE_WEIGHTS, new float[3]), WAVE);
    List<float[]> clips = IntStream.range(0, 40).mapToObj(i -> noise(4_000 + i, i)).toList();
    List<double[]> alone =
        clips.stream().map(c -> network.probabilities(c, List.of(c.length))).toList();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<double[]>> answers =
          clips.stream()
              .map(c -> threads.submit(() -> network.probabilities(c, List.of(c.length))))
              .toList();
      for (int i = 0; i < clips.size(); i++) {
        assertArrayEquals(alone.get(i), answers.get(i).get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shapeThatIsNone_isRefusedNamingTheNeeded() throws IOException {
    TorchScriptClassifier network =
        load(TorchScripts.spectrogram(BAND_WEIGHTS, new float[2]), BANDS);
    for (List<Integer> shape : List.of(List.of(5, 7), List.of(28), List.of(4, 0))) {
      assertEquals(
          "the network torchscript needs [4, -1], got the shape " + shape,
          assertThrows(IllegalArgumentException.class, () -> network.checkShape(shape))
              .getMessage());
    }
  }

  @Test
  void networkForOtherInput_isRefused() {
    assertRefused(
        TorchScripts.waveform(WAVE_WEIGHTS, new float[3]),
        new Contract(List.of(4, NetworkType.ANY), 3000, Output.LOGITS, List.of(0, 1, 2)),
        "found a network that fails on silence: RuntimeError: mat1 and mat2 shapes");
  }

  @Test
  void networkWithOtherLabels_isRefused() {
    assertRefused(
        TorchScripts.waveform(WAVE_WEIGHTS, new float[3]),
        new Contract(List.of(NetworkType.ANY), 3000, Output.LOGITS, List.of(0, 1)),
        "found a network that fails on silence: it gives (1, 3) of float32 for 2 labels; needed is");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "RIFF....WAVE", "PK\u0003\u0004", "\u0080\u0002}."})
  void foreignFile_isRefused(String content) {
    assertRefused(
        content.getBytes(StandardCharsets.ISO_8859_1),
        WAVE,
        "found a file that is no archive, or a cut one; needed is a network saved by"
            + " torch.jit.save");
  }

  @Test
  void archiveWithoutAProgram_isCalledThat() throws IOException {
    ByteArrayOutputStream weights = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(weights)) {
      zip.putNextEntry(new ZipEntry("weights/data.pkl"));
    }
    assertRefused(
        weights.toByteArray(),
        WAVE,
        "found an archive without a program; needed is a network saved by torch.jit.save");
  }

  @Test
  void archive_cutAnywhere_isRefused() {
    byte[] whole = TorchScripts.waveform(WAVE_WEIGHTS, new float[3]);
    for (int length = 0; length < whole.length; length += 97) {
      assertRefused(Arrays.copyOf(whole, length), WAVE, "found a file that is no archive");
    }
  }

  @Test
  void programThatDoesNotParse_isRefusedInOneLine() {
    byte[] whole = TorchScripts.waveform(WAVE_WEIGHTS, new float[3]);
    String text = new String(whole, StandardCharsets.ISO_8859_1).replace("torch.cat", "torch.bat");
    BadParametersException bad =
        assertRefused(
            text.getBytes(StandardCharsets.ISO_8859_1), WAVE, "found what PyTorch cannot load: ");
    assertEquals(1, bad.getMessage().lines().count());
  }

  @Test
  void contract_thatCannotBe_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Contract(List.of(), 1, Output.LOGITS, List.of(0, 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Contract(List.of(NetworkType.ANY, 4), 1, Output.LOGITS, List.of(0, 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Contract(List.of(4), 0, Output.LOGITS, List.of(0, 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Contract(List.of(4), 1, Output.LOGITS, List.of(0, 0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Contract(List.of(4), 1, Output.LOGITS, List.of(0)));
  }

  private TorchScriptClassifier load(byte[] archive, Contract contract) throws IOException {
    return TorchScriptClassifier.load(Files.write(folder.resolve("network.pt"), archive), contract);
  }

  private BadParametersException assertRefused(byte[] archive, Contract contract, String message) {
    BadParametersException bad =
        assertThrows(BadParametersException.class, () -> load(archive, contract));
    assertTrue(bad.getMessage().startsWith(message), bad.getMessage());
    return bad;
  }

  private static float[] noise(int length, long seed) {
    Random random = new Random(seed);
    float[] noise = new float[length];
    for (int i = 0; i < length; i++) {
      noise[i] = random.nextFloat() - 0.5f;
    }
    return noise;
  }

  private static double[] softmax(double... logits) {
    double sum = Arrays.stream(logits).map(Math::exp).sum();
    return Arrays.stream(logits).map(x -> Math.exp(x) / sum).toArray();
  }
}
