package org.undertone.features;

import java.util.ArrayList;
import java.util.List;

/**
 * What is heard of speech at one level (see {@link LevelledSpeech}) from frame to frame, every 10
 * ms: its spectrum, and where it is voiced the voice.
 */
final class SpeechCourses {

  /** What is further below the speech is a pause. */
  private static final double ACTIVE_DB = -30;

  private final float[] speech;
  private final SpectralCourses spectral;
  private final boolean[] active;
  private final VoiceCourses voice;
  private final List<Course> voiced;

  SpeechCourses(float[] speech) {
    this.speech = speech;
    spectral = new SpectralCourses(speech);
    float[] level = spectral.level();
    active = new boolean[level.length];
    for (int t = 0; t < level.length; t++) {
      active[t] = level[t] > ACTIVE_DB;
    }
    voice = new VoiceCourses(speech, active);
    Formants formants = new Formants(spectral.power(), voice.voiced());
    voiced = new ArrayList<>(voice.courses());
    voiced.addAll(formants.courses());
    voiced.addAll(voice.harmonics(formants));
  }

  /** What they are of; not to be changed. */
  float[] speech() {
    return speech;
  }

  SpectralCourses spectral() {
    return spectral;
  }

  /** Whether each frame is less than 30 dB below the speech. */
  boolean[] active() {
    return active;
  }

  VoiceCourses voice() {
    return voice;
  }

  /** F0, noise, formants and harmonics: NaN where a frame is not voiced. */
  List<Course> voiced() {
    return voiced;
  }
}
