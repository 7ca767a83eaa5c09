package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.undertone.model.Label.ANGRY;
import static org.undertone.model.Label.HAPPY;
import static org.undertone.model.Label.SAD;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undertone.corpus.Example;
import org.undertone.learn.Domain;
import org.undertone.model.Label;

class CorpusDomainsTest {

  private static final int ENOUGH = CorpusDomains.FEWEST_SPEAKERS;

  private final List<Example> examples = new ArrayList<>();

  /** So many speakers with a clip of each label. */
  private void add(String corpus, int speakers, Label... labels) {
    for (int speaker = 0; speaker < speakers; speaker++) {
      for (Label label : labels) {
        examples.add(
            TestExamples.ofCorpus(examples.size(), corpus, label, Optional.of("" + speaker)));
      }
    }
  }

  private CorpusDomains domains() {
    return domains(examples);
  }

  private CorpusDomains domains(List<Example> learnedFrom) {
    return CorpusDomains.of(
        new Lesson(
            List.of(ANGRY, HAPPY, SAD),
            learnedFrom,
            new Material(examples, List.of()),
            Path.of("no checkpoint")));
  }

  private List<Integer> places(Classes classes, List<Example> of) {
    return of.stream().map(e -> classes.of(e.utterance())).distinct().toList();
  }

  @Test
  void everyLabelOfEveryCorpus_isAClass() {
    add("studio", ENOUGH, ANGRY, HAPPY, SAD);
    add("hall", ENOUGH, ANGRY, SAD);
    CorpusDomains domains = domains();
    assertEquals(
        List.of(new Domain("hall", List.of(0, 2)), new Domain("studio", List.of(0, 1, 2))),
        domains.domains());
    List<Example> studio = examples.subList(0, 3 * ENOUGH);
    List<Example> hall = examples.subList(3 * ENOUGH, examples.size());
    assertEquals(hall, domains.of(0, examples));
    assertEquals(studio, domains.of(1, examples));
    assertEquals(2, domains.apart().count());
    assertEquals(List.of(1, 0), places(domains.apart(), examples));
    assertEquals(2, domains.within(0).count());
    assertEquals(List.of(0, 1), places(domains.within(0), hall));
    assertEquals(List.of(0, 1, 2), places(domains.within(1), studio));
    assertEquals(5, domains.all().count());
    assertEquals(List.of(0, 1), places(domains.all(), hall));
    assertEquals(List.of(2, 3, 4), places(domains.all(), studio));
  }

  @Test
  void corpusOfFewSpeakers_countsWithTheLargest() {
    add("hall", ENOUGH, ANGRY, SAD);
    add("studio", ENOUGH + 1, ANGRY, SAD);
    add("mine", ENOUGH - 1, ANGRY, HAPPY, SAD);
    CorpusDomains domains = domains();
    assertEquals(
        List.of(new Domain("hall", List.of(0, 2)), new Domain("studio", List.of(0, 1, 2))),
        domains.domains());
    assertEquals(examples.subList(2 * ENOUGH, examples.size()), domains.of(1, examples));
    assertEquals(
        List.of(0, 2), places(domains.within(1), examples.subList(2 * ENOUGH, 2 * ENOUGH + 2)));
  }

  @Test
  void fold_isPartedAsTheWholeIs() {
    add("hall", ENOUGH, ANGRY, SAD);
    add("studio", ENOUGH, ANGRY, SAD);
    List<Example> fold = examples.subList(4, examples.size());
    assertEquals(domains().domains(), domains(fold).domains());
    List<Example> hall = examples.subList(0, 2 * ENOUGH);
    assertEquals(1, domains(hall).domains().size());
  }

  /** The fold holds more of the hall, the whole more of the studio. */
  @Test
  void corpusOfFewSpeakers_countsInEveryFoldWithTheSame() {
    add("hall", ENOUGH, ANGRY, SAD);
    add("studio", ENOUGH + 1, ANGRY, SAD);
    add("mine", ENOUGH - 1, HAPPY);
    int studio = 2 * ENOUGH;
    List<Example> fold = new ArrayList<>(examples);
    fold.subList(studio, studio + 4).clear();
    assertEquals(domains().domains(), domains(fold).domains());
    assertEquals(List.of(0, 1, 2), domains(fold).domains().get(1).labels());
  }

  @Test
  void oneLabelOrUnknownSpeakers_areNoDomain() {
    add("studio", 2 * ENOUGH, ANGRY, HAPPY, SAD);
    add("shouts", 2 * ENOUGH, ANGRY);
    for (int i = 0; i < 100; i++) {
      examples.add(
          TestExamples.ofCorpus(1000 + i, "web", i % 2 == 0 ? ANGRY : SAD, Optional.empty()));
    }
    CorpusDomains domains = domains();
    assertEquals(List.of(new Domain("all", List.of(0, 1, 2))), domains.domains());
    assertEquals(examples, domains.of(0, examples));
    assertEquals(List.of(0, 1, 2), places(domains.all(), examples));
  }
}
