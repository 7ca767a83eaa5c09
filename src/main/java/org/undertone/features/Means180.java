package org.undertone.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.undertone.audio.Clip;
import org.undertone.dsp.Matrix;
import org.undertone.dsp.Stft;

/**
 * {@code means-180}: means over the frames of the whole clip, shape (180): 40 MFCC, 12 chroma, 128
 * mel bands, from an STFT 2048/512 at 16 kHz (periodic Hann, centred, zero padding).
 *
 * <p>As the well-known recipe with librosa 0.11: {@code mfcc(n_mfcc=40)}, {@code
 * chroma_stft(S=np.abs(stft), tuning=0)} – of the magnitude, not the power –, {@code
 * melspectrogram()}, each with {@code .mean(axis=1)}. Only that the mean power of a mel band, which
 * spans many decades, is given in decibels: {@code 10 log10(max(1e-10, mean))}.
 *
 * <p>Every value is finite for every clip. Thread-safe.
 */
final class Means180 implements FeatureSet {

  static final String NAME = "means-180";

  private static final double LEAST_POWER = 1e-10;

  /** Frames transformed at a time, which keeps the working space of long clips small. */
  private static final int STRETCH = 256;

  private static final MelCepstrum CEPSTRUM = new MelCepstrum(Framing.MFCC);
  private static final List<String> NAMES = makeNames();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> valueNames() {
    return NAMES;
  }

  @Override
  public FeatureTensor extract(Clip clip) {
    Matrix mel = new Matrix();
    Matrix chroma = new Matrix();
    compute(clip.samples(), mel, chroma);
    double[] meanPower = new double[Framing.MEL_BANDS];
    for (int band = 0; band < meanPower.length; band++) {
      meanPower[band] = Statistics.mean(mel, band);
    }
    Values values = new Values(NAMES.size());
    values.addMeans(CEPSTRUM.ofMel(mel), 0, Framing.MFCC);
    values.addMeans(chroma, 0, Framing.CHROMA);
    for (double power : meanPower) {
      values.add(10 * Math.log10(Math.max(LEAST_POWER, power)));
    }
    return new FeatureTensor(NAME, List.of(NAMES.size()), values.toArray());
  }

  private static void compute(float[] samples, Matrix mel, Matrix chroma) {
    Stft stft = new Stft(Framing.FRAME_LENGTH, Framing.HOP_LENGTH);
    Chroma classes = new Chroma();
    int frames = stft.frames(samples.length);
    mel.reshape(Framing.MEL_BANDS, frames);
    chroma.reshape(Framing.CHROMA, frames);
    Matrix power = new Matrix();
    Matrix magnitude = new Matrix();
    Matrix part = new Matrix();
    for (int first = 0; first < frames; first += STRETCH) {
      int count = Math.min(STRETCH, frames - first);
      stft.spectrogram(samples, samples.length, first, first + count, power, magnitude);
      MelCepstrum.FILTERS.apply(power, part);
      mel.copyColumns(part, 0, count, first);
      classes.chroma(magnitude, part);
      chroma.copyColumns(part, 0, count, first);
    }
  }

  private static List<String> makeNames() {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= Framing.MFCC; i++) {
      names.add(String.format(Locale.ROOT, "mfcc_%02d_mean", i));
    }
    for (String pitchClass : Chroma.CLASS_NAMES) {
      names.add("chroma_" + pitchClass + "_mean");
    }
    for (int i = 1; i <= Framing.MEL_BANDS; i++) {
      names.add(String.format(Locale.ROOT, "mel_%03d_mean_db", i));
    }
    return List.copyOf(names);
  }
}
