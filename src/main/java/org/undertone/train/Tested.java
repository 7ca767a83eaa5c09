package org.undertone.train;

import java.util.ArrayList;
import java.util.List;
import org.undertone.corpus.Example;
import org.undertone.evaluate.Answer;
import org.undertone.model.ModelBundle;
import org.undertone.recognize.Recognizer;

/**
 * What a model said of examples, with its energy gate and without, in the same order.
 *
 * @param gated what is served
 * @param ungated what would be served if the energy gate never fired
 */
record Tested(List<Answer> gated, List<Answer> ungated) {

  Tested {
    gated = List.copyOf(gated);
    ungated = List.copyOf(ungated);
  }

  static Tested of(ModelBundle bundle, List<Example> examples) {
    return new Tested(
        answers(new Recognizer(bundle), examples),
        answers(new Recognizer(ModelFitter.withoutEnergyGate(bundle)), examples));
  }

  static Tested all(List<Tested> parts) {
    List<Answer> gated = new ArrayList<>();
    List<Answer> ungated = new ArrayList<>();
    for (Tested part : parts) {
      gated.addAll(part.gated);
      ungated.addAll(part.ungated);
    }
    return new Tested(gated, ungated);
  }

  private static List<Answer> answers(Recognizer recognizer, List<Example> examples) {
    List<Answer> answers = new ArrayList<>();
    for (Example example : examples) {
      answers.add(
          Answer.of(
              example.utterance().label(),
              recognizer.decide(example.features(), example.speech())));
    }
    return answers;
  }
}
