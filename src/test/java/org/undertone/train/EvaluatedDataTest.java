package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.corpus.Example;
import org.undertone.corpus.SpeakerFolds;
import org.undertone.corpus.SyntheticCorpus;
import org.undertone.evaluate.Bootstrap;
import org.undertone.evaluate.EvaluationDocument;
import org.undertone.evaluate.Reported;
import org.undertone.learn.ForestOptions;
import org.undertone.model.Label;
import org.undertone.model.Manifest;
import org.undertone.model.Provenance.CorpusFacts;

/** What a document says of clips that are not in every fold. */
class EvaluatedDataTest {

  @TempDir Path folder;

  @Test
  void foldsThatDoNotTestEverybody_areNotSaidToFitEachOther() {
    List<Example> examples = new ArrayList<>(spoken("ravdess", 0, "04", "08"));
    assertEquals(
        "where all speakers are tested, calibrator and thresholds of a fold are fitted to what the"
            + " models of the other folds said of theirs; these models may have heard whom it"
            + " tests",
        lastNote(examples));
    examples.addAll(spoken("crema-d", 100, "1001", "1002"));
    assertEquals(
        "the clips that were held out to choose the best epoch are those that calibrator and"
            + " thresholds are fitted to, which may leave it a little too sure",
        lastNote(examples));
  }

  private static String lastNote(List<Example> examples) {
    List<String> notes = document("cnn-mel", examples).protocol().notes();
    return notes.get(notes.size() - 1);
  }

  @Test
  void clipsThatNoFoldTests_areLearnedFrom_andThoseInNoFoldAreNot() {
    List<Example> examples = new ArrayList<>(spoken("ravdess", 0, "04", "08"));
    examples.addAll(spoken("crema-d", 100, "1001"));
    EvaluationDocument document = document("forest", examples);
    assertEquals(List.of("crema-d: 4", "ravdess: 8"), learned(document));
    assertTrue(document.subject().options().containsKey("balance"));
    examples = new ArrayList<>(spoken("ravdess", 0, "04", "08"));
    examples.add(TestExamples.ofCorpus(100, "mine", Label.SAD, Optional.empty()));
    document = document("forest", examples);
    assertEquals(List.of("ravdess: 8"), learned(document));
    assertFalse(document.subject().options().containsKey("balance"), "of one corpus each fold");
  }

  private static List<String> learned(EvaluationDocument document) {
    return document.subject().trainingCorpora().stream()
        .map((CorpusFacts corpus) -> corpus.name() + ": " + corpus.files())
        .toList();
  }

  /** By the folds of RAVDESS; the results are any. */
  private static EvaluationDocument document(String type, List<Example> examples) {
    TrainOptions options = TrainOptions.of(type, List.of(Path.of("data")));
    return RecipeEvaluator.document(
        options,
        Split.SPEAKERS,
        options.recipe(),
        new EvaluationData(
            SpeakerFolds.ravdess6(examples), examples, List.of(), List.of(), List.of()),
        "any",
        Reported.plain().results());
  }

  /** Four clips of each speaker, half angry, half sad. */
  private static List<Example> spoken(String corpus, int first, String... speakers) {
    List<Example> examples = new ArrayList<>();
    for (String speaker : speakers) {
      for (int i = 0; i < 4; i++) {
        examples.add(
            TestExamples.ofCorpus(
                first + examples.size(),
                corpus,
                i % 2 == 0 ? Label.ANGRY : Label.SAD,
                Optional.of(speaker)));
      }
    }
    return examples;
  }

  @Test
  void labelOfClipsInNoFold_isNotOneOfTheRecipe() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    for (int actor : new int[] {4, 8}) {
      for (int emotion : new int[] {4, 5}) {
        for (int take = 1; take <= 2; take++) {
          Files.write(
              data.resolve(
                  String.format(Locale.ROOT, "03-01-0%d-01-01-0%d-0%d.wav", emotion, take, actor)),
              SyntheticCorpus.speech(emotion, actor, take).wav(SyntheticCorpus.RATE_HZ));
        }
      }
    }
    Path happy = Files.createDirectories(folder.resolve("unnamed/happy"));
    Files.write(
        happy.resolve("1.wav"), SyntheticCorpus.speech(3, 5, 1).wav(SyntheticCorpus.RATE_HZ));
    EvaluationDocument document =
        new RecipeEvaluator(folder.resolve("temp"), Clock.systemUTC())
            .evaluate(
                new EvaluateOptions(
                    TrainOptions.of(Manifest.FOREST, List.of(data, folder.resolve("unnamed")))
                        .withForest(ForestOptions.DEFAULT.withTrees(5)),
                    Split.SPEAKERS,
                    Optional.of("ravdess-6"),
                    List.of(),
                    new Bootstrap(100, 0.95, 1)),
                TrainProgress.SILENT);
    assertEquals(List.of(Label.ANGRY, Label.SAD), document.subject().labels());
    assertEquals(List.of("ravdess: 8"), learned(document));
    assertTrue(
        document.protocol().notes().stream()
            .anyMatch(note -> note.endsWith("and only a model that is kept may learn from them")),
        document.protocol().notes().toString());
  }
}
