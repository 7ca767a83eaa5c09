package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.corpus.SyntheticCorpus;
import org.undertone.learn.ForestOptions;
import org.undertone.model.Label;
import org.undertone.model.Manifest;
import org.undertone.model.ModelBundle;
import org.undertone.model.Provenance.CorpusFacts;
import org.undertone.model.Scores;

/** A small forest from end to end on synthesised speech under the names of EMO-DB, TESS, SAVEE. */
class PublishedCorporaTrainingTest {

  private static final int[] EMO_DB_SPEAKERS = {3, 8, 9, 10, 11, 12, 13, 14, 15, 16};

  @TempDir Path folder;

  @Test
  void emoDb_isLearnedInSixLabels_andBoredomIsReported() throws Exception {
    Path data = SyntheticCorpus.emoDb(folder.resolve("emodb"), 2, EMO_DB_SPEAKERS);
    TrainReport report = train(data);
    assertEquals(
        Set.of(Label.ANGRY, Label.DISGUST, Label.FEARFUL, Label.HAPPY, Label.NEUTRAL, Label.SAD),
        Set.copyOf(report.manifest().labels()));
    assertCorpus(report, "emo-db", 120, 10);
    assertScores(report, "grouped-5", 120);
    assertTrue(
        report
            .text()
            .contains("skipped: emotion that no label stands for: 20 (wav/03a01La.wav: boredom; "),
        report.text());
    String card = card();
    assertTrue(
        card.contains("- emotion that no label stands for: 20 (wav/03a01La.wav: boredom; "), card);
    assertTrue(card.contains("- EMO-DB (Burkhardt et al. 2005"), card);
    assertFalse(card.contains("its terms are not known"), card);
  }

  @Test
  void tess_isTestedOnEachActressInTurn() throws Exception {
    Path data = SyntheticCorpus.tess(folder.resolve("tess"), 3);
    Files.write(
        data.resolve("YAF_angry/YAF_bar_angry.wav"), SyntheticCorpus.speech(5, 4, 1).wav(96_000));
    TrainReport report = train(data);
    String unusual = "96 kHz among 24.4 kHz: 1 (YAF_bar_angry.wav)";
    assertTrue(report.text().contains("\nunusual: " + unusual + "\n"), report.text());
    assertTrue(report.manifest().labels().contains(Label.SURPRISED));
    assertCorpus(report, "tess", 42, 2);
    assertScores(report, "grouped-2", 42);
    String card = card();
    assertTrue(card.contains("- there are two known speakers only, so each fold learns"), card);
    assertTrue(card.contains("CC BY-NC-ND 4.0"), card);
    assertTrue(card.contains("\nUnusual, but used:\n\n- " + unusual + "\n"), card);
    assertTrue(Files.readString(folder.resolve("models/mine/report.html")).contains(unusual));
    assertTrue(
        card.contains("- How it does for speakers of the other sex was not measured."), card);
  }

  @Test
  void savee_isTestedOnEachSpeakerInTurn() throws Exception {
    TrainReport report = train(SyntheticCorpus.savee(folder.resolve("AudioData"), 2));
    assertTrue(report.manifest().labels().contains(Label.SURPRISED));
    assertCorpus(report, "savee", 56, 4);
    assertScores(report, "grouped-4", 56);
    String card = card();
    assertTrue(card.contains("free of charge for research"), card);
  }

  private TrainReport train(Path data) throws Exception {
    TrainOptions options =
        TrainOptions.of(Manifest.FOREST, List.of(data))
            .withForest(ForestOptions.DEFAULT.withTrees(20))
            .withThreads(2);
    Clock clock = Clock.fixed(Instant.parse("2026-11-21T08:00:00Z"), ZoneOffset.UTC);
    TrainReport report =
        new Trainer(folder.resolve("temp"), clock)
            .train(options, folder.resolve("models/mine"), TrainProgress.SILENT);
    assertEquals(report.manifest(), ModelBundle.load(folder.resolve("models/mine")).manifest());
    return report;
  }

  private String card() throws Exception {
    return Files.readString(folder.resolve("models/mine/CARD.md"));
  }

  private static void assertCorpus(TrainReport report, String name, int files, int speakers) {
    List<CorpusFacts> corpora = report.manifest().provenance().corpora();
    assertEquals(1, corpora.size(), corpora.toString());
    assertEquals(name, corpora.get(0).name());
    assertEquals(files, corpora.get(0).files());
    assertEquals(speakers, corpora.get(0).speakers());
  }

  /** Each speaker tested once, and the manners of speech learned well above chance. */
  private static void assertScores(TrainReport report, String protocol, int clips) {
    assertEquals(protocol, report.plan().protocol());
    Scores scores = report.manifest().scores().orElseThrow();
    assertEquals(clips, scores.labels().stream().mapToInt(Scores.LabelScore::support).sum());
    assertTrue(scores.unweightedAverageRecall().mean() > 0.5, scores.toString());
  }
}
