package org.undertone.learn.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.undertone.learn.StandardScaler;

class NetworkClassifierTest {

  private static byte[] drawn(NetworkType type) throws Exception {
    try (Net net = Net.fresh(type, type.accepted(Tensors.shape(type)), Tensors.LABELS, 3)) {
      return Parameters.encode(net.block());
    }
  }

  private static NetworkClassifier of(NetworkType type, byte[] parameters) throws Exception {
    return NetworkClassifier.of(
        type,
        type.accepted(Tensors.shape(type)),
        Tensors.LABELS,
        Optional.empty(),
        Optional.empty(),
        parameters);
  }

  @ParameterizedTest
  @EnumSource(NetworkType.class)
  void parameters_writtenAndRead_answerTheSame(NetworkType type) throws Exception {
    byte[] parameters = drawn(type);
    NetworkClassifier first = of(type, parameters);
    assertArrayEquals(parameters, first.parameters());
    NetworkClassifier second = of(type, first.parameters());
    Sample sample = Tensors.samples(type, 1, 9).get(1);
    assertArrayEquals(
        first.probabilities(sample.values(0), sample.shape(0)),
        second.probabilities(sample.values(0), sample.shape(0)));
  }

  @Test
  void parameters_cut_areRefused() throws Exception {
    byte[] whole = drawn(NetworkType.MLP);
    for (int length : new int[] {0, 1, 50, whole.length / 2, whole.length - 1}) {
      BadParametersException refusal =
          assertThrows(
              BadParametersException.class,
              () -> of(NetworkType.MLP, Arrays.copyOf(whole, length)));
      assertTrue(refusal.found().startsWith(length + " bytes, which end within "), refusal.found());
    }
    BadParametersException refusal =
        assertThrows(
            BadParametersException.class,
            () -> of(NetworkType.MLP, Arrays.copyOf(whole, whole.length + 3)));
    assertEquals("3 bytes after the last parameter", refusal.found());
  }

  @Test
  void parameters_ofAnotherNetwork_areRefused() throws Exception {
    byte[] others = drawn(NetworkType.CNN_2D);
    BadParametersException refusal =
        assertThrows(BadParametersException.class, () -> of(NetworkType.CNN_MEL, others));
    assertEquals("the parameters of this network", refusal.needed());
    byte[] foreign = new byte[others.length];
    new Random(1).nextBytes(foreign);
    assertThrows(BadParametersException.class, () -> of(NetworkType.CNN_2D, foreign));
  }

  /** Its convolutions and pools would leave nothing. */
  @Test
  void inputTooShortForTheNetwork_isRefused() {
    BadParametersException refusal =
        assertThrows(
            BadParametersException.class,
            () ->
                NetworkClassifier.of(
                    NetworkType.CNN_1D,
                    List.of(1),
                    4,
                    Optional.empty(),
                    Optional.empty(),
                    new byte[4]));
    assertEquals("an input of the shape [1]", refusal.found());
  }

  @Test
  void parameters_notFinite_areRefused() throws Exception {
    byte[] parameters = drawn(NetworkType.MLP);
    byte[] head = Arrays.copyOf(parameters, parameters.length);
    // The last numbers are the biases of the last layer; all ones in a float is not a number.
    Arrays.fill(head, head.length - 4, head.length, (byte) 0xff);
    BadParametersException refusal =
        assertThrows(BadParametersException.class, () -> of(NetworkType.MLP, head));
    assertEquals("NaN in bias", refusal.found());
  }

  @Test
  void input_ofAnotherShape_isRefused() throws Exception {
    NetworkClassifier network = of(NetworkType.CNN_MEL, drawn(NetworkType.CNN_MEL));
    assertEquals(List.of(16, NetworkType.ANY), network.inputShape());
    for (int frames : new int[] {8, 40, 300}) {
      network.probabilities(new float[16 * frames], List.of(16, frames));
    }
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> network.probabilities(new float[15 * 40], List.of(15, 40)));
    assertEquals(
        "the network cnn-mel needs [16, -1], got the shape [15, 40]", refusal.getMessage());
  }

  @Test
  void selection_thatCannotBe_isRefused() throws Exception {
    byte[] parameters = drawn(NetworkType.MLP);
    for (List<Integer> columns :
        List.of(List.of(1, 1), List.of(2, 1), List.of(0, 24), List.of(-1), List.<Integer>of())) {
      assertThrows(
          IllegalArgumentException.class,
          () ->
              NetworkClassifier.of(
                  NetworkType.MLP,
                  List.of(24),
                  3,
                  Optional.of(columns),
                  Optional.empty(),
                  parameters),
          () -> columns.toString());
    }
  }

  @Test
  void scale_alongTheFirstAxis_isThatOfEachColumnAlone() {
    StandardScaler scaler =
        StandardScaler.fit(new float[][] {{1, 10, 100}, {3, 14, 108}, {5, 12, 90}});
    float[] matrix = {1, 2, 3, 4, 5, 6};
    float[] scaled = Inputs.scale(matrix, List.of(3, 2), Optional.of(scaler));
    for (int c = 0; c < 2; c++) {
      float[] column = scaler.transform(new float[] {matrix[c], matrix[2 + c], matrix[4 + c]});
      assertArrayEquals(column, new float[] {scaled[c], scaled[2 + c], scaled[4 + c]});
    }
  }

  @Test
  void manyThreads_getTheAnswersOfOne() throws Exception {
    NetworkClassifier network = of(NetworkType.CNN_MEL, drawn(NetworkType.CNN_MEL));
    List<Sample> samples = Tensors.samples(NetworkType.CNN_MEL, 20, 4);
    List<double[]> alone = new ArrayList<>();
    samples.forEach(s -> alone.add(network.probabilities(s.values(0), s.shape(0))));
    IntStream.range(0, 240)
        .parallel()
        .forEach(
            i -> {
              Sample sample = samples.get(i % samples.size());
              assertArrayEquals(
                  alone.get(i % samples.size()),
                  network.probabilities(sample.values(0), sample.shape(0)));
            });
  }

  @Test
  void sharesThatAreNoNumbers_areNoProbabilities() {
    assertArrayEquals(new double[] {0.25, 0.75}, Net.normalized(new float[] {0.5f, 1.5f}), 1e-12);
    for (float none : new float[] {Float.NaN, 0, Float.NEGATIVE_INFINITY}) {
      assertThrows(IllegalStateException.class, () -> Net.normalized(new float[] {none, 0}));
    }
  }
}
