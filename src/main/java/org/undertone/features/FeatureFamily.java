package org.undertone.features;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the named values of the feature sets are about, in words of everyday hearing.
 *
 * <p>How far a voice stands out in a family is told by a few of its values alone, the
 * <i>indicators</i>: those that rise with what the word for more says.
 */
public enum FeatureFamily {
  /** How strong the sound is: RMS, and the first cepstral coefficient, its level in decibels. */
  LOUDNESS(
      "louder",
      "quieter",
      "(harmonic_|percussive_)?rms_(mean|std)|mfcc_01_.*",
      "rms_mean|mfcc_01_mean"),

  /** The fundamental frequency of the voice. */
  PITCH(
      "higher-pitched", "lower-pitched", "f0_.*", "f0_median_semitones|f0_semitones_(median|q50)"),

  /** How much of the sound lies in high frequencies; the second coefficient is the tilt. */
  BRIGHTNESS(
      "brighter",
      "darker",
      "spectral_(centroid|bandwidth|rolloff|slope|alpha_ratio|hammarberg)_.*"
          + "|zero_crossing_rate_.*|mfcc_02_.*",
      "spectral_(centroid|rolloff|centroid_khz)_mean"),

  /**
   * The colour of the sound: the shape of the spectrum apart from level and tilt, and the voice.
   */
  TIMBRE(
      "clearer",
      "hazier",
      "mfcc_.*|mel_.*|spectral_(flatness|contrast|entropy|band)_.*"
          + "|periodicity_.*|hnr_.*|h1_.*|jitter_.*|shimmer_.*|f[123]_.*",
      "spectral_contrast_\\d_mean"),

  /** How tonal the sound is, and which pitch classes it holds. */
  HARMONY(
      "more tonal",
      "less tonal",
      "chroma_.*|tonnetz_.*|harmonic_percussive_ratio_db_.*",
      "harmonic_percussive_ratio_db_mean"),

  /** How much and how fast the sound changes: deviations over time, deltas, pauses, length. */
  RHYTHM(
      "livelier",
      "steadier",
      "mfcc_\\d+_(std|delta_mean)|delta_mfcc_.*|(spectral|zero_crossing_rate)_.*std"
          + "|.*_(delta|change)_.*|((rms|harmonic|percussive)_relative|level)_db_.*|flux_.*|modulation_.*"
          + "|(un)?voiced_.*|active_.*|pause_.*|syllable.*|(log_)?seconds",
      "mfcc_\\d+_std"),

  /** The sound as a network of its frames hears it, with whatever is in it; no value has a name. */
  WHOLE("", "", "(?!)", "(?!)");

  /** A value belongs to the first of these that claims it. */
  private static final List<FeatureFamily> CLAIMS =
      List.of(RHYTHM, LOUDNESS, PITCH, BRIGHTNESS, TIMBRE, HARMONY);

  private final String above;
  private final String below;
  private final Pattern members;
  private final Pattern indicators;

  FeatureFamily(String above, String below, String members, String indicators) {
    this.above = above;
    this.below = below;
    this.members = Pattern.compile(members);
    this.indicators = Pattern.compile(indicators);
  }

  /** The family of a named value; empty for a name that no set here uses. */
  public static Optional<FeatureFamily> of(String feature) {
    String name =
        feature.startsWith(Expressive.WIDE) ? feature.substring(Expressive.WIDE.length()) : feature;
    return CLAIMS.stream().filter(f -> f.members.matcher(name).matches()).findFirst();
  }

  /** The same; what no family claims can only be the colour of the sound. */
  public static FeatureFamily ofAny(String feature) {
    return of(feature).orElse(TIMBRE);
  }

  /** Whether a value of this family tells by itself which way a voice stands out. */
  public boolean isIndicator(String feature) {
    return indicators.matcher(feature).matches();
  }

  /** The word that stands in answers: the name in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word for a voice with more of it than others, such as {@code louder}. */
  public String above() {
    return above;
  }

  /** The word for a voice with less of it than others, such as {@code quieter}. */
  public String below() {
    return below;
  }
}
