package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.corpus.Protocol;
import org.undertone.corpus.SyntheticCorpus;
import org.undertone.evaluate.Bootstrap;
import org.undertone.learn.ForestOptions;
import org.undertone.learn.network.Epoch;
import org.undertone.model.Manifest;
import org.undertone.model.ModelBundle;

/** Networks by the whole path, on a few synthesised clips for two or three epochs. */
class NetworkTrainingTest {

  @TempDir static Path shared;
  @TempDir Path folder;

  /** Four actors of two folds, eight emotions, one take: 32 clips. */
  @BeforeAll
  static void speak() throws Exception {
    SyntheticCorpus.ravdess(shared.resolve("data"), 1, 4, 10, 8, 9);
  }

  @Test
  void network_isSavedWithScoresCardAndPictures() throws Exception {
    TrainReport report = train(options("mlp"), TrainProgress.SILENT);
    assertEquals(report.manifest(), ModelBundle.load(folder.resolve("models/mine")).manifest());
    assertEquals("ravdess-6", report.manifest().scores().orElseThrow().protocol());
    assertEquals("mlp", report.manifest().type());
    assertEquals("expressive-2070", report.manifest().featureSet());
    assertEquals("2", report.manifest().provenance().options().get("maxEpochs"));
    String card = text("CARD.md");
    for (String needed :
        List.of(
            "A network mlp of ",
            "## Training",
            "| fold 2    | one clip in 10 of each label |",
            "the speaker ravdess:",
            "![Loss and recall of every fit, epoch by epoch](curves.svg)",
            "--data data --type mlp --out models/mine --seed 1 --keep-calm --epochs 2 --augment none\n",
            "give the same network on the same kind of machine")) {
      assertTrue(card.contains(needed), needed + " is missing in\n" + card);
    }
    assertTrue(text("curves.svg").contains("final fit: 2 epochs"));
    assertTrue(text("confusion.svg").contains("<title>mine, ravdess-6</title>"));
    for (String png : List.of("curves.png", "confusion.png")) {
      assertEquals('P', Files.readAllBytes(folder.resolve("models/mine").resolve(png))[1]);
    }
    assertTrue(report.text().contains("network mlp of "), report.text());
    assertTrue(report.millisPerClip() > 0);
  }

  @Test
  void scores_areTheSame_atAnyNumberOfThreads() throws Exception {
    TrainReport one = train(options("cnn-frames").withThreads(1), TrainProgress.SILENT);
    byte[] weights = bytes("network.params");
    TrainReport three = train(options("cnn-frames").withThreads(3), TrainProgress.SILENT);
    assertEquals(one.manifest(), three.manifest());
    assertArrayEquals(weights, bytes("network.params"));
  }

  @Test
  void interruptedRun_goesOnFromItsCheckpoints_toTheSameModel() throws Exception {
    TrainOptions options = options("mlp").withThreads(1);
    train(options, TrainProgress.SILENT);
    byte[] uninterrupted = bytes("network.params");
    assertTrue(text("CARD.md").matches("(?s).*Folds and final fit took [0-9 a-z]+ s\\.\n.*"));
    assertThrows(
        InterruptedException.class,
        () -> train(options, new Listener("fold 3", Thread.currentThread())));
    Listener resumed = new Listener("nothing", Thread.currentThread());
    assertEquals(3, checkpoints().size(), checkpoints().toString());
    String told = train(options, resumed).text();
    assertTrue(told.contains(" s from where the run was last taken up; "), told);
    assertTrue(text("CARD.md").contains(" s from where the run was last taken up.\n"));
    assertArrayEquals(uninterrupted, bytes("network.params"));
    assertEquals(
        List.of("final fit/1", "final fit/2", "fold 2/1", "fold 2/2", "fold 3/1", "fold 3/2"),
        resumed.epochs);
    assertEquals(List.of(), checkpoints());
  }

  @Test
  void freshTraining_forgetsCheckpoints() throws Exception {
    assertForgetsCheckpoints(this::train);
  }

  @Test
  void freshEvaluation_forgetsCheckpoints() throws Exception {
    assertForgetsCheckpoints(NetworkTrainingTest::evaluate);
  }

  private void assertForgetsCheckpoints(Run run) throws Exception {
    TrainOptions options = options("mlp").withThreads(1);
    assertThrows(
        InterruptedException.class,
        () -> run.of(options, new Listener("fold 3", Thread.currentThread())));
    assertFalse(checkpoints().isEmpty());
    Listener fresh = new Listener("nothing", Thread.currentThread());
    run.of(options.withFresh(true), fresh);
    // Asked before anything is learned: in the end every run forgets its checkpoints.
    assertEquals(Optional.of(List.of()), fresh.checkpoints);
  }

  private interface Run {
    void of(TrainOptions options, TrainProgress progress) throws Exception;
  }

  @Test
  void alteredCopies_areShownToTheNetwork_ofTheClipsThatWereChosen() throws Exception {
    TrainOptions plain = options("cnn-2d", shared.resolve("data/Actor_04"));
    List<Integer> copies = new ArrayList<>();
    for (Augmenting choice : Augmenting.values()) {
      NetworkSettings settings = plain.network().withMaxEpochs(1).withAugmenting(choice);
      Listener listener = new Listener("nothing", Thread.currentThread());
      train(plain.withNetwork(settings), listener);
      copies.add(listener.copies);
      assertEquals(
          choice == Augmenting.ROBUST, text("CARD.md").contains("Robust copies: pitch up to"));
    }
    // Four copies of each of 8 clips, and eight besides that are robust; no label is rarer than
    // another.
    assertEquals(List.of(32, 96, 0, 0), copies);
    assertTrue(text("CARD.md").contains("Clips were learned from as they are."));
    assertTrue(
        text("CARD.md").contains("Then the network learned anew, from all clips learned from"));
    train(plain.withNetwork(NetworkSettings.DEFAULT.withMaxEpochs(1)), TrainProgress.SILENT);
    assertTrue(text("CARD.md").contains("- speed × 0.95\n- speed × 1.05\n"));
  }

  @Test
  void clipsProtocol_saysWhereverItPrintsThatItIsForComparison() throws Exception {
    TrainReport report = train(options("mlp").withProtocol(Protocol.CLIPS), TrainProgress.SILENT);
    assertEquals("clips-5", report.manifest().scores().orElseThrow().protocol());
    assertEquals(5, report.plan().folds().size());
    assertTrue(
        report.text().contains("By clips, the speakers shared, for comparison only (clips-5"),
        report.text());
    assertFalse(report.text().contains("unheard speakers"), report.text());
    assertTrue(report.text().contains("note: for comparison only: clips are parted at random"));
    String card = text("CARD.md");
    assertTrue(card.contains("## Scores by clips, the speakers shared: for comparison only"), card);
    assertTrue(card.contains("--protocol clips"), card);
    assertFalse(card.contains("speakers that it did not hear"), card);
  }

  @Test
  void protocol_changesScoresAlone_notWhatIsServed() throws Exception {
    TrainOptions plain = options(Manifest.FOREST).withForest(ForestOptions.DEFAULT.withTrees(20));
    train(plain, TrainProgress.SILENT);
    ModelBundle bySpeakers = ModelBundle.load(folder.resolve("models/mine"));
    train(plain.withProtocol(Protocol.CLIPS), TrainProgress.SILENT);
    ModelBundle byClips = ModelBundle.load(folder.resolve("models/mine"));
    assertTrue(bySpeakers.fittings().calibrator().isPresent());
    assertEquals(bySpeakers.fittings().calibrator(), byClips.fittings().calibrator());
    assertEquals(bySpeakers.fittings().sets(), byClips.fittings().sets());
  }

  private TrainOptions options(String type) {
    return options(type, shared.resolve("data"));
  }

  private TrainOptions options(String type, Path data) {
    return TrainOptions.of(type, List.of(data))
        .withNetwork(NetworkSettings.DEFAULT.withMaxEpochs(2).withAugmenting(Augmenting.NONE))
        .withKeepCalm(true);
  }

  private TrainReport train(TrainOptions options, TrainProgress progress) throws Exception {
    Clock clock = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    return new Trainer(shared.resolve("temp"), clock)
        .train(options, folder.resolve("models/mine"), progress);
  }

  private static void evaluate(TrainOptions options, TrainProgress progress) throws Exception {
    new RecipeEvaluator(shared.resolve("temp"), Clock.systemUTC())
        .evaluate(
            new EvaluateOptions(
                options, Split.SPEAKERS, Optional.empty(), List.of(), Bootstrap.DEFAULT),
            progress);
  }

  private static List<Path> checkpoints() {
    Path training = shared.resolve("temp/training");
    if (!Files.exists(training)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(training)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes(String name) throws Exception {
    return Files.readAllBytes(folder.resolve("models/mine").resolve(name));
  }

  private String text(String name) throws Exception {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** Notes epochs and what a run found, and interrupts a thread after a fit's first epoch. */
  private static final class Listener implements TrainProgress {

    private final List<String> epochs = new ArrayList<>();
    private final String fit;
    private final Thread interrupted;
    private int copies;
    private Optional<List<Path>> checkpoints = Optional.empty();

    Listener(String fit, Thread interrupted) {
      this.fit = fit;
      this.interrupted = interrupted;
    }

    @Override
    public void begin(Stage stage, int steps) {
      copies += stage == Stage.COPIES ? steps : 0;
    }

    @Override
    public void read(List<String> data) {
      checkpoints = Optional.of(NetworkTrainingTest.checkpoints());
    }

    @Override
    public void done(int steps) {}

    @Override
    public void epoch(String name, Epoch epoch, int mostEpochs) {
      epochs.add(name + "/" + epoch.number());
      if (name.equals(fit) && epoch.number() == 1) {
        interrupted.interrupt();
      }
    }
  }
}
