package org.undertone.corpus;

import org.undertone.audio.SpeechActivity;
import org.undertone.features.FeatureTensor;

/**
 * What a recording's bytes alone determine; this is what the cache keeps.
 *
 * @param damaged whether not all of it could be decoded
 */
record Analysis(
    String audioHash,
    FeatureTensor features,
    SpeechActivity speech,
    double durationSeconds,
    boolean damaged) {

  Example of(Utterance utterance) {
    return new Example(utterance, audioHash, features, speech, durationSeconds);
  }
}
