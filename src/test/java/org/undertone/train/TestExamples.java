package org.undertone.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.undertone.audio.SpeechActivity;
import org.undertone.corpus.Example;
import org.undertone.corpus.Utterance;
import org.undertone.features.FeatureTensor;
import org.undertone.model.Label;

/** Examples that were never recorded. */
final class TestExamples {

  private TestExamples() {}

  /** One that nothing but its facts matter of. */
  static Example of(int number, Label label, Optional<String> speaker) {
    return of(number, label, speaker, new FeatureTensor("none", List.of(1), new float[1]));
  }

  /** One of a speaker of its own whose features are so many values. */
  static Example of(int number, Label label, float... values) {
    FeatureTensor features = new FeatureTensor("none", List.of(values.length), values);
    return of(number, label, Optional.of("mine:" + number), features);
  }

  /** One of a corpus that nothing but its facts matter of, its speaker named in the corpus. */
  static Example ofCorpus(int number, String corpus, Label label, Optional<String> speaker) {
    FeatureTensor nothing = new FeatureTensor("none", List.of(1), new float[1]);
    return ofCorpus(number, corpus, label, speaker, nothing);
  }

  /** The same with features. */
  static Example ofCorpus(
      int number, String corpus, Label label, Optional<String> speaker, FeatureTensor features) {
    return of(
        new Utterance(
            Path.of(number + ".wav"), label, speaker.map(name -> corpus + ":" + name), corpus),
        number,
        features);
  }

  static Example of(int number, Label label, Optional<String> speaker, FeatureTensor features) {
    return of(new Utterance(Path.of(number + ".wav"), label, speaker, "mine"), number, features);
  }

  private static Example of(Utterance utterance, int number, FeatureTensor features) {
    return new Example(
        utterance, "hash of " + number, features, new SpeechActivity(1, -20, -60), 1);
  }
}
