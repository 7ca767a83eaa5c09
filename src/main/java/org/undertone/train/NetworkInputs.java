package org.undertone.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.undertone.corpus.AddedNoise;
import org.undertone.corpus.AnotherVoice;
import org.undertone.corpus.Augmentation;
import org.undertone.corpus.Example;
import org.undertone.corpus.PitchShifted;
import org.undertone.corpus.RandomGain;
import org.undertone.corpus.Roll;
import org.undertone.corpus.SpeedChanged;
import org.undertone.corpus.TimeStretched;
import org.undertone.features.FeatureTensor;
import org.undertone.learn.AnovaF;
import org.undertone.learn.StandardScaler;
import org.undertone.learn.network.NetworkInput;
import org.undertone.learn.network.NetworkType;

/** What each type of network looks at, and how that is prepared for it. */
final class NetworkInputs {

  private static final int SELECTED_COLUMNS = 300;
  private static final int VOICES = 3;

  /** Of every clip to learn from, for the networks of frames and for discriminants. */
  static final List<Augmentation> PACES = List.of(new SpeedChanged(0.9), new SpeedChanged(1.1));

  private NetworkInputs() {}

  /** The name of the feature set. */
  static String featureSet(NetworkType type) {
    return switch (type) {
      case CNN_1D -> "means-180";
      case CNN_2D -> "mel-stack-3s";
      case CNN_FRAMES -> "frames-22";
      case MLP -> "expressive-2070";
      case MLP_VOICE -> "denoised-2070";
      case CNN_MEL -> "levelled-mel-64";
      case CNN_VOICE -> "levelled-voice-88";
    };
  }

  /** The altered copies that each clip to learn from gets. */
  static List<Augmentation> augmentations(NetworkType type, long seed) {
    return switch (type) {
      case CNN_1D ->
          List.of(
              new AddedNoise(20, seed),
              new Roll(0.1, seed),
              new TimeStretched(0.9),
              new TimeStretched(1.1),
              new PitchShifted(-2),
              new PitchShifted(2));
      case CNN_2D ->
          List.of(
              new AddedNoise(20, seed),
              new RandomGain(-6, 6, seed),
              new SpeedChanged(0.95),
              new SpeedChanged(1.05));
      case CNN_FRAMES ->
          List.of(new AddedNoise(20, seed), new SpeedChanged(0.95), new SpeedChanged(1.05));
      case MLP -> List.of(new SpeedChanged(0.95), new SpeedChanged(1.05));
      case MLP_VOICE -> voices(seed);
      // Its tempo and bands are warped while it learns as well.
      case CNN_MEL, CNN_VOICE -> PACES;
    };
  }

  /** Of every clip to learn from, for whatever looks at the statistics of whole clips. */
  static List<Augmentation> voices(long seed) {
    return AnotherVoice.of(VOICES, seed);
  }

  /**
   * Selection and scaling: the values of vectors and the rows of pictures are standardised – those
   * of {@code cnn-2d} and {@code cnn-voice} once more, for otherwise the louder ones drown the
   * others –, and of the statistics of {@code mlp} the 300 best by their F stay; {@code
   * levelled-mel-64} is standardised already.
   *
   * @param training the clips learned from, unaltered
   * @param truths the index of each one's label
   */
  static NetworkInput fit(NetworkType type, List<Example> training, int[] truths) {
    return switch (type) {
      case CNN_1D, CNN_2D, CNN_FRAMES, CNN_VOICE -> scaled(Optional.empty(), columns(training));
      case MLP_VOICE ->
          new NetworkInput(
              Optional.empty(),
              Optional.of(StandardScaler.fit(columns(training)).within(LinearRecipe.LIMIT)));
      case MLP -> {
        float[][] rows = columns(training);
        List<Integer> best = AnovaF.best(rows, truths, SELECTED_COLUMNS);
        yield scaled(Optional.of(best), selected(rows, best));
      }
      case CNN_MEL -> NetworkInput.AS_IS;
    };
  }

  private static NetworkInput scaled(Optional<List<Integer>> selected, float[][] rows) {
    return new NetworkInput(selected, Optional.of(StandardScaler.fit(rows)));
  }

  /** A vector itself, or what each place along the last axis holds. */
  private static float[][] columns(List<Example> examples) {
    List<float[]> columns = new ArrayList<>();
    for (Example example : examples) {
      FeatureTensor tensor = example.features();
      float[] values = tensor.values();
      List<Integer> shape = tensor.shape();
      int count = shape.size() == 1 ? 1 : shape.get(shape.size() - 1);
      int rows = values.length / count;
      for (int c = 0; c < count; c++) {
        float[] column = new float[rows];
        for (int r = 0; r < rows; r++) {
          column[r] = values[r * count + c];
        }
        columns.add(column);
      }
    }
    return columns.toArray(float[][]::new);
  }

  private static float[][] selected(float[][] rows, List<Integer> columns) {
    float[][] selected = new float[rows.length][columns.size()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.size(); j++) {
        selected[i][j] = rows[i][columns.get(j)];
      }
    }
    return selected;
  }
}
