package org.undertone.features;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
import org.undertone.audio.Clip;
import org.undertone.audio.SourceFormat;
import org.undertone.audio.VoiceActivity;
import org.undertone.dsp.Matrix;
import org.undertone.dsp.MelFilterBank;
import org.undertone.dsp.NoiseReduction;
import org.undertone.dsp.RunningMedian;
import org.undertone.dsp.Stft;
import org.undertone.testing.SyntheticSpeech;

/**
 * The features of a clip of 3.7 s and each stage of them, on one thread. {@link #main} runs them
 * all and prints each with its ratio to the STFT.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FeatureBenchmark {

  private static final double SECONDS = 3.7;
  private static final String WHOLE = "classic190";
  private static final String STFT = "stft";

  private final Stft stft = new Stft(Framing.FRAME_LENGTH, Framing.HOP_LENGTH);
  private final MelFilterBank melFilters =
      new MelFilterBank(Framing.MEL_BANDS, Framing.SAMPLE_RATE_HZ, Framing.FRAME_LENGTH);
  private final SpectralShape spectralShape = new SpectralShape();
  private final Chroma chroma = new Chroma();
  private final SpectralContrast contrast = new SpectralContrast();
  private final HarmonicPercussive harmonicPercussive = new HarmonicPercussive();
  private final RunningMedian runningMedian = new RunningMedian();
  private final Waveform waveform = new Waveform();
  private final PitchTrack pitchTrack = new PitchTrack();

  private final Matrix power = new Matrix();
  private final Matrix magnitude = new Matrix();
  private final Matrix rms = new Matrix();
  private final Matrix result = new Matrix();
  private Clip clip;
  private float[] samples;
  private int frames;

  @Setup
  public void prepare() {
    float[] speech = SyntheticSpeech.DEFAULT.withSeconds(SECONDS).render(Clip.SAMPLE_RATE_HZ);
    clip = new Clip(speech, SourceFormat.array(Clip.SAMPLE_RATE_HZ));
    samples = clip.samples();
    frames = stft.frames(samples.length);
    stft.spectrogram(samples, samples.length, 0, frames, power, magnitude);
    waveform.compute(samples, samples.length, frames, rms);
  }

  @Benchmark
  public Object classic190() {
    return Classic190.extract(clip);
  }

  @Benchmark
  public Object expressive() {
    return Expressive.STANDARD.extract(clip);
  }

  @Benchmark
  public Object denoised() {
    return Expressive.DENOISED.extract(clip);
  }

  @Benchmark
  public Object noiseReduction() {
    return NoiseReduction.reduce(samples);
  }

  @Benchmark
  public Object expressiveLevelling() {
    return LevelledSpeech.of(clip);
  }

  @Benchmark
  public Object expressiveSpectra() {
    return new SpectralCourses(samples);
  }

  @Benchmark
  public Object expressiveVoice() {
    boolean[] audible = new boolean[1 + samples.length / LevelledSpeech.HOP_LENGTH];
    Arrays.fill(audible, true);
    return new VoiceCourses(samples, audible);
  }

  @Benchmark
  public Object stft() {
    stft.spectrogram(samples, samples.length, 0, frames, power, magnitude);
    return magnitude;
  }

  @Benchmark
  public Object mel() {
    melFilters.apply(power, result);
    return result;
  }

  @Benchmark
  public Object spectralShape() {
    spectralShape.compute(power, magnitude, result);
    return result;
  }

  @Benchmark
  public Object chroma() {
    chroma.chroma(power, result);
    return result;
  }

  @Benchmark
  public Object contrast() {
    contrast.compute(magnitude, result);
    return result;
  }

  @Benchmark
  public Object harmonicPercussive() {
    harmonicPercussive.rms(magnitude, result);
    return result;
  }

  @Benchmark
  public Object runningMedian() {
    runningMedian.filterColumns(magnitude, result);
    return result;
  }

  @Benchmark
  public Object waveform() {
    waveform.compute(samples, samples.length, frames, result);
    return result;
  }

  @Benchmark
  public Object pitchTrack() {
    pitchTrack.compute(samples, samples.length, rms.row(Waveform.RMS), frames, result);
    return result;
  }

  @Benchmark
  public Object voiceActivity() {
    return VoiceActivity.measure(clip);
  }

  /** Runs all stages in one run, so that the ratios are of the same machine in the same state. */
  public static void main(String[] args) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(FeatureBenchmark.class.getName() + "\\..*")
                    .forks(1)
                    .warmupIterations(4)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.seconds(1))
                    .build())
            .run();
    Map<String, Double> millis = new TreeMap<>();
    for (RunResult result : results) {
      millis.put(result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore());
    }
    System.out.printf(Locale.ROOT, "%nclip of %.1f s, one thread%n", SECONDS);
    System.out.printf("%-24s %10s %12s%n", "stage", "ms", "x STFT");
    millis.forEach(
        (stage, ms) ->
            System.out.printf(
                Locale.ROOT, "%-24s %10.3f %12.2f%n", stage, ms, ms / millis.get(STFT)));
    System.out.printf(
        Locale.ROOT,
        "the whole set takes %.2f times as long as its STFT alone%n",
        millis.get(WHOLE) / millis.get(STFT));
  }
}
