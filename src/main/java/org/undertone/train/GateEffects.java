package org.undertone.train;

import java.util.List;
import java.util.Locale;
import org.undertone.evaluate.Confusion;
import org.undertone.evaluate.Table;
import org.undertone.evaluate.Tables;

/** What the gates do on clips that the models did not hear, for the card. */
record GateEffects(UnheardScores scores) {

  /** What attenuated clips are. */
  static final String READING =
      "Attenuated clips are copies of the neutral, calm and sad test clips, 20 dB softer over white"
          + " noise at -65 dBFS.";

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
        String.format(
                Locale.ROOT,
                "Confidence and familiarity gate: %s of the clips get an answer, and %s of those answers are",
                Tables.percent(scores.certainty().answered()),
                Tables.percent(scores.certainty().accuracyAmongAnswered()))
            + String.format(
                Locale.ROOT,
                " right; without the familiarity gate %s and %s.",
                Tables.percent(scores.unguardedCertainty().answered()),
                Tables.percent(scores.unguardedCertainty().accuracyAmongAnswered())),
        String.format(
            Locale.ROOT,
            "Speech gate: no speech heard in %d of %d clips and in %d of %d attenuated ones.",
            silent,
            scores.clips().gated().size(),
            softSilent,
            scores.attenuated().gated().size()));
  }
}
