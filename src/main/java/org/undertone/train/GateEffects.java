package org.undertone.train;

import java.util.List;
import java.util.Locale;
import org.undertone.evaluate.Confusion;
import org.undertone.evaluate.Table;
import org.undertone.evaluate.Tables;
import org.undertone.model.ModelBundle;

/**
 * What the gates of a bundle do on clips that the models did not hear, for the card.
 *
 * @param bundle the one that all folds together led to
 */
record GateEffects(UnheardScores scores, ModelBundle bundle) {

  /** What attenuated clips are. */
  static final String READING =
      "Attenuated clips are copies of the neutral, calm and sad test clips, 20 dB softer over white"
          + " noise at -65 dBFS.";

  /** What the energy gate costs and gains; without one, what is heard in soft speech. */
  String energyGate() {
    Tested soft = scores.attenuated();
    String alarms = "angry or fearful on " + soft.gated().size() + " attenuated calmer clips";
    if (!UnheardScores.hasEnergyGate(bundle)) {
      return UnheardScores.falseAlarms(soft.gated())
          .map(rate -> "Heard as " + alarms + ": " + Tables.percent(rate) + ".\n")
          .orElse("");
    }
    Table table = new Table("energy gate", "without", "with");
    table.row(
        List.of(
            "UAR",
            Tables.percent(scores.ungated(Confusion::unweightedAverageRecall)),
            Tables.percent(scores.gated(Confusion::unweightedAverageRecall))));
    if (!soft.gated().isEmpty()) {
      table.row(
          List.of(
              alarms,
              Tables.percent(UnheardScores.falseAlarms(soft.ungated()).orElseThrow()),
              Tables.percent(UnheardScores.falseAlarms(soft.gated()).orElseThrow())));
    }
    return table.markdown();
  }

  /** What the other gates do, in sentences. */
  List<String> otherGates() {
    int silent = scores.confusion(scores.clips().gated()).withoutSpeech();
    int softSilent = scores.confusion(scores.attenuated().gated()).withoutSpeech();
    boolean familiarity = bundle.fittings().familiarity().isPresent();
    return List.of(
        String.format(
                Locale.ROOT,
                "Confidence%s gate: %s of the clips get an answer, and %s of those answers are right",
                familiarity ? " and familiarity" : "",
                Tables.percent(scores.certainty().answered()),
                Tables.percent(scores.certainty().accuracyAmongAnswered()))
            + (familiarity
                ? String.format(
                    Locale.ROOT,
                    "; without the familiarity gate %s and %s.",
                    Tables.percent(scores.unguardedCertainty().answered()),
                    Tables.percent(scores.unguardedCertainty().accuracyAmongAnswered()))
                : "."),
        String.format(
            Locale.ROOT,
            "Speech gate: no speech heard in %d of %d clips and in %d of %d attenuated ones.",
            silent,
            scores.clips().gated().size(),
            softSilent,
            scores.attenuated().gated().size()));
  }
}
