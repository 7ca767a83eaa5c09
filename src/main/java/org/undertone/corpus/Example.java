package org.undertone.corpus;

import java.util.Objects;
import org.undertone.audio.SpeechActivity;
import org.undertone.features.FeatureTensor;

/**
 * One utterance, analysed.
 *
 * @param audioHash SHA-256 in hexadecimal of the decoded samples: equal for the same audio in
 *     whatever lossless container
 * @param speech how much speech it holds and how loud
 * @param durationSeconds of the whole recording
 */
public record Example(
    Utterance utterance,
    String audioHash,
    FeatureTensor features,
    SpeechActivity speech,
    double durationSeconds) {

  public Example {
    Objects.requireNonNull(utterance, "utterance");
    Objects.requireNonNull(audioHash, "audioHash");
    Objects.requireNonNull(features, "features");
    Objects.requireNonNull(speech, "speech");
  }

  /** The RMS level of its speech in dBFS. */
  public double speechLevelDbfs() {
    return speech.speechLevelDbfs();
  }
}
