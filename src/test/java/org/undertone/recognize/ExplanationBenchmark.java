package org.undertone.recognize;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.undertone.learn.ScaledForest;
import org.undertone.model.ModelBundle;
import org.undertone.testing.SyntheticSpeech;

/**
 * The shipped forest, asked on one thread and explained on all idle ones. {@link #main} runs all.
 *
 * <p>What is explained differs from call to call, so that no branch is learned by heart.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ExplanationBenchmark {

  private static final int VOICES = 16;

  private final float[][] rows = new float[VOICES][];
  private ScaledForest classifier;
  private List<Integer> shape;
  private int turn;

  @Setup
  public void prepare() throws IOException {
    ModelBundle bundle = ModelBundle.load(Path.of("models/classic"));
    classifier = (ScaledForest) bundle.classifier();
    shape = List.of(classifier.scaler().featureCount());
    for (int i = 0; i < VOICES; i++) {
      SyntheticSpeech voice =
          SyntheticSpeech.DEFAULT.withSeed(i).withPitchHz(90 + 15 * i).withLevelDbfs(-14 - i);
      rows[i] = bundle.featureSet().extract(voice.clip()).values();
    }
    classifier.contributions(rows[0], false, shape);
  }

  private float[] next() {
    turn = (turn + 1) % VOICES;
    return rows[turn];
  }

  @Benchmark
  public Object probabilities() {
    return classifier.probabilities(next(), shape);
  }

  @Benchmark
  public Object contributions() {
    return classifier.contributions(next(), false, shape);
  }

  /** Runs all in one process, one after the other. */
  public static void main(String[] args) throws RunnerException {
    List<RunResult> results =
        List.copyOf(
            new Runner(
                    new OptionsBuilder()
                        .include(ExplanationBenchmark.class.getName() + "\\..*")
                        .forks(1)
                        .warmupIterations(4)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .run());
    System.out.printf("%n%-24s %10s%n", "classic, of features", "ms");
    for (RunResult result : results) {
      System.out.printf(
          Locale.ROOT,
          "%-24s %10.3f%n",
          result.getPrimaryResult().getLabel(),
          result.getPrimaryResult().getScore());
    }
  }
}
