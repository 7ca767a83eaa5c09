package org.undertone.features;

import org.undertone.audio.Clip;
import org.undertone.dsp.Matrix;
import org.undertone.dsp.MelFilterBank;
import org.undertone.dsp.Stft;

/**
 * Log-mel spectrograms: shape (bands, frames), for any length of clip; a clip of fewer than {@value
 * #LEAST_FRAMES} frames has its first and last continued to so many.
 *
 * <p>The power is that of {@code librosa.feature.melspectrogram(y, sr=16000, n_fft, win_length,
 * hop_length, n_mels, fmin, fmax, pad_mode='constant')}, the logarithm {@code power_to_db(amin,
 * top_db)} or its natural counterpart (librosa 0.11); what follows is said in {@link LogMelSpec}.
 *
 * <p>{@code log-mel-64}, {@link LogMelSpec#STANDARD}: 64 bands of 50 to 8000 Hz, windows of 64 ms
 * every 16 ms – long enough to tell the harmonics of a voice apart –, of the speech alone, in
 * decibels down to 80 below the loudest, all values of a clip together at mean 0 and deviation 1;
 * so it does not depend on the level, but where a syllable at an end sinks below what counts as
 * digital silence. All zeros for silence.
 *
 * <p>Every value is finite for every clip. Immutable and safe for use by many threads at once.
 */
public final class LogMel implements FeatureSet {

  /** The least number of frames of any clip. */
  public static final int LEAST_FRAMES = 32;

  private static final int LONGEST_SPEECH_SAMPLES = 10 * Clip.SAMPLE_RATE_HZ;

  /** Frames transformed at a time, which keeps the working space of long clips small. */
  private static final int STRETCH = 256;

  private static final double NATURAL_PER_DECIBEL = Math.log(10) / 10;

  private final LogMelSpec spec;
  private final MelFilterBank filters;

  /** The set of any specification. */
  public LogMel(LogMelSpec spec) {
    this.spec = spec;
    this.filters =
        new MelFilterBank(
            spec.bands(),
            Clip.SAMPLE_RATE_HZ,
            spec.transformLength(),
            spec.lowestHz(),
            spec.highestHz());
  }

  /** How it looks at a clip. */
  public LogMelSpec spec() {
    return spec;
  }

  @Override
  public String name() {
    return spec.name();
  }

  /** {@code levelled-mel-64} alone does not. */
  @Override
  public boolean heedsLevel() {
    return !spec.equals(LogMelSpec.LEVELLED);
  }

  @Override
  public FeatureTensor extract(Clip clip) {
    return Tensors.of(name(), Tensors.atLeast(LEAST_FRAMES, of(part(clip))));
  }

  /** The spectrogram of what {@link #part} gives, bands × frames, however few. */
  Matrix of(float[] samples) {
    Matrix mel = melPower(samples);
    takeLogarithm(mel);
    normalise(mel);
    return mel;
  }

  /** What is looked at of a clip. */
  float[] part(Clip clip) {
    float[] samples =
        switch (spec.part()) {
          case WHOLE -> clip.samples();
          case SPEECH -> SpeechPart.of(clip);
          case LEVELLED -> LevelledSpeech.of(clip);
        };
    return spec.part() == LogMelSpec.Part.WHOLE ? samples : loudest(samples);
  }

  /** What is looked at of speech; the speech itself, where all of it is. */
  float[] loudest(float[] speech) {
    return SpeechPart.loudest(speech, LONGEST_SPEECH_SAMPLES, spec.hopLength());
  }

  private Matrix melPower(float[] samples) {
    Stft stft = new Stft(spec.transformLength(), spec.frameLength(), spec.hopLength());
    int frames = stft.frames(samples.length);
    Matrix mel = new Matrix();
    mel.reshape(spec.bands(), frames);
    Matrix power = new Matrix();
    Matrix part = new Matrix();
    for (int first = 0; first < frames; first += STRETCH) {
      int count = Math.min(STRETCH, frames - first);
      stft.power(samples, samples.length, first, first + count, power);
      filters.apply(power, part);
      mel.copyColumns(part, 0, count, first);
    }
    return mel;
  }

  private void takeLogarithm(Matrix mel) {
    float top = 0;
    for (int band = 0; band < mel.rows(); band++) {
      for (int t = 0; t < mel.columns(); t++) {
        top = Math.max(top, mel.get(band, t));
      }
    }
    double least = Math.max(spec.leastPower(), top * Math.pow(10, -spec.rangeDb() / 10));
    double scale = spec.log() == LogMelSpec.Log.DECIBEL ? 1 / NATURAL_PER_DECIBEL : 1;
    for (int band = 0; band < mel.rows(); band++) {
      float[] row = mel.row(band);
      for (int t = 0; t < mel.columns(); t++) {
        row[t] = (float) (scale * Math.log(Math.max(least, row[t])));
      }
    }
  }

  private void normalise(Matrix mel) {
    switch (spec.normalisation()) {
      case NONE -> {}
      case CLIP -> Standardised.together(mel, 0, mel.rows());
      case BAND -> {
        for (int band = 0; band < mel.rows(); band++) {
          Standardised.together(mel, band, 1);
        }
      }
    }
  }
}
