package org.undertone.train;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.undertone.evaluate.Confusion;
import org.undertone.evaluate.Table;
import org.undertone.evaluate.Tables;

/** The scores on unheard speakers as tables, for the terminal and the card alike. */
record ScoreTables(UnheardScores scores) {

  /** How the figures are to be read. */
  static final String READING =
      "UAR, accuracy and the tables count the first candidate of every clip, however unsure; a clip"
          + " in which no speech was heard counts as an error. Attenuated clips are copies of the"
          + " neutral, calm and sad test clips, 20 dB softer over white noise at -65 dBFS.";

  /** UAR, accuracy and macro F1 over the folds. */
  Table summary() {
    Table table = new Table("", "mean ± std over folds");
    table.row(List.of("UAR", figure(Confusion::unweightedAverageRecall)));
    table.row(List.of("accuracy", figure(Confusion::accuracy)));
    table.row(List.of("macro F1", figure(Confusion::macroF1)));
    return table;
  }

  private String figure(ToDoubleFunction<Confusion> figure) {
    return Tables.percent(scores.gated(figure));
  }

  /** Speakers, clips, UAR and accuracy of each fold. */
  Table folds() {
    Table table = new Table("fold", "speakers", "clips", "UAR", "accuracy");
    for (FoldResult result : scores.folds()) {
      Confusion confusion = scores.confusion(result.clips().gated());
      table.row(
          List.of(
              result.fold().name(),
              String.valueOf(result.fold().testSpeakers().size()),
              String.valueOf(confusion.total()),
              Tables.percent(confusion.unweightedAverageRecall()),
              Tables.percent(confusion.accuracy())));
    }
    return table;
  }

  /** Recall, precision and F1 of each label, over the clips of all folds. */
  Table labels() {
    return Tables.labels(scores.confusion(scores.clips().gated()).labelScores());
  }

  /** Truth against first candidate, over the clips of all folds. */
  Table confusion() {
    return Tables.confusion(scores.confusion(scores.clips().gated()));
  }

  /** What the energy gate costs and gains. */
  Table energyGate() {
    Table table = new Table("energy gate", "without", "with");
    table.row(
        List.of(
            "UAR",
            Tables.percent(scores.ungated(Confusion::unweightedAverageRecall)),
            Tables.percent(scores.gated(Confusion::unweightedAverageRecall))));
    Tested soft = scores.attenuated();
    if (!soft.gated().isEmpty()) {
      table.row(
          List.of(
              "angry or fearful on " + soft.gated().size() + " attenuated calmer clips",
              Tables.percent(UnheardScores.falseAlarms(soft.ungated()).orElseThrow()),
              Tables.percent(UnheardScores.falseAlarms(soft.gated()).orElseThrow())));
    }
    return table;
  }

  /** What the other gates do, in sentences. */
  List<String> otherGates() {
    int silent = scores.confusion(scores.clips().gated()).withoutSpeech();
    int softSilent = scores.confusion(scores.attenuated().gated()).withoutSpeech();
    return List.of(
        "Confidence and familiarity gate: %s of the clips get an answer, and %s of those answers are"
                .formatted(
                    Tables.percent(scores.certainty().answered()),
                    Tables.percent(scores.certainty().accuracyAmongAnswered()))
            + " right; without the familiarity gate %s and %s."
                .formatted(
                    Tables.percent(scores.unguardedCertainty().answered()),
                    Tables.percent(scores.unguardedCertainty().accuracyAmongAnswered())),
        "Speech gate: no speech heard in %d of %d clips and in %d of %d attenuated ones."
            .formatted(
                silent,
                scores.clips().gated().size(),
                softSilent,
                scores.attenuated().gated().size()));
  }
}
