package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.corpus.Example;
import org.undertone.corpus.Protocol;
import org.undertone.corpus.SyntheticCorpus;
import org.undertone.learn.Calibrator;
import org.undertone.learn.ForestOptions;
import org.undertone.model.Fittings;
import org.undertone.model.Label;
import org.undertone.model.Manifest;

class ModelCardTest {

  @TempDir Path folder;

  private static Fittings fittings(Optional<Calibrator> calibrator) {
    return new Fittings(
        calibrator,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void calibrator_ofVoicesThatWereHeard_isToldAsThat() {
    Fittings calibrated = fittings(Optional.of(new Calibrator(1.25, 0.001)));
    String ofHeard = ModelCard.calibrator(calibrated, true);
    assertTrue(ofHeard.contains("Temperature 1.250"), ofHeard);
    assertTrue(ofHeard.contains("of strangers the model will be too sure."), ofHeard);
    assertFalse(ModelCard.calibrator(calibrated, false).contains("too sure"));
    String none = ModelCard.calibrator(fittings(Optional.empty()), true);
    assertTrue(none.contains("None: the clips could not be parted by speaker"), none);
    assertFalse(none.contains("too sure"), none);
  }

  @Test
  void heardVoices_areAskedOf_byNetworksAlone_whereNoFoldCouldAskOthers() {
    for (String type : List.of("mlp", "cnn-mel", Manifest.STUDIO)) {
      assertTrue(asksOfHeard(type, Protocol.SPEAKERS, 0), type);
      assertTrue(asksOfHeard(type, Protocol.SPEAKERS, 1), type);
      assertFalse(asksOfHeard(type, Protocol.SPEAKERS, 2), type + ": each fold asks of the other");
      assertTrue(asksOfHeard(type, Protocol.CLIPS, 2), type);
      assertFalse(asksOfHeard(type, Protocol.CLIPS, 3), type + ": one of three is held out");
    }
    for (String type : List.of(Manifest.FOREST, Manifest.LINEAR)) {
      for (Protocol protocol : Protocol.values()) {
        for (int speakers = 0; speakers <= 3; speakers++) {
          assertFalse(asksOfHeard(type, protocol, speakers), type + ", " + protocol);
        }
      }
    }
  }

  private static boolean asksOfHeard(String type, Protocol protocol, int speakers) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Optional<String> speaker =
          speakers == 0 ? Optional.empty() : Optional.of("mine:" + i % speakers);
      examples.add(TestExamples.of(i, i < 6 ? Label.ANGRY : Label.SAD, speaker));
    }
    return ModelCard.asksOfHeard(
        TrainOptions.of(type, List.of(Path.of("data"))).recipe(),
        protocol.plan(examples, 1),
        speakers);
  }

  @Test
  void twoSpeakers_whoWereAskedOfInTurn_areNotToldAsHeard() throws Exception {
    Path data = SyntheticCorpus.ravdess(folder.resolve("data"), 2, 4, 8);
    TrainReport report =
        new Trainer(folder.resolve("temp"), Clock.systemUTC())
            .train(
                TrainOptions.of(Manifest.FOREST, List.of(data))
                    .withForest(ForestOptions.DEFAULT.withTrees(12)),
                folder.resolve("models/mine"),
                TrainProgress.SILENT);
    assertEquals("ravdess-6", report.plan().protocol());
    String card = Files.readString(folder.resolve("models/mine/CARD.md"));
    assertTrue(card.contains("## Calibrator\n\nTemperature "), card);
    assertFalse(card.contains("too sure"), card);
  }
}
