package org.undertone.train;

import java.util.List;
import java.util.function.Function;
import org.undertone.corpus.Example;
import org.undertone.evaluate.Answer;
import org.undertone.evaluate.Judge;
import org.undertone.evaluate.Judged;
import org.undertone.model.ModelBundle;
import org.undertone.recognize.Verdict.GateReport;

/** What a model makes of examples, in their order. */
record Tested(List<Judged> clips) {

  Tested {
    clips = List.copyOf(clips);
  }

  static Tested of(ModelBundle bundle, List<Example> examples) {
    return new Tested(new Judge(bundle).judge(examples));
  }

  static Tested all(List<Tested> parts) {
    return new Tested(parts.stream().flatMap(part -> part.clips.stream()).toList());
  }

  /** What is served. */
  List<Answer> gated() {
    return each(Judged::answer);
  }

  /** What would be served if the energy gate never fired. */
  List<Answer> ungated() {
    return each(clip -> clip.asWithout(GateReport.ENERGY).answer());
  }

  /** What would be served if the familiarity gate never fired. */
  List<Answer> unguarded() {
    return each(clip -> clip.asWithout(GateReport.FAMILIARITY).answer());
  }

  private <T> List<T> each(Function<Judged, T> side) {
    return clips.stream().map(side).toList();
  }
}
