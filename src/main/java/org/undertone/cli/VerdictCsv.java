package org.undertone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.undertone.model.Label;
import org.undertone.recognize.Explanation;
import org.undertone.recognize.Verdict;

/** Verdicts as a table, a column for each label of the model; files that failed have no row. */
final class VerdictCsv implements ResultWriter<Verdict> {

  private final Terminal terminal;
  private final List<Label> labels;
  private final boolean sets;
  private final Optional<Voices> voices;
  private final boolean explaining;

  /**
   * @param voices empty where nothing was asked to be known of them
   */
  VerdictCsv(
      Terminal terminal,
      List<Label> labels,
      boolean sets,
      Optional<Voices> voices,
      boolean explaining) {
    this.terminal = terminal;
    this.labels = labels;
    this.sets = sets;
    this.voices = voices;
    this.explaining = explaining;
  }

  @Override
  public void begin() {
    List<String> header =
        new ArrayList<>(List.of("path", "outcome", "label", "confidence", "band"));
    labels.forEach(label -> header.add(label.word()));
    header.addAll(List.of("durationSeconds", "speechSeconds", "speechLevelDbfs"));
    if (sets) {
      header.add("set");
    }
    if (voices.isPresent()) {
      header.addAll(List.of("speakerName", "speakerClips", "speakerVoice"));
    }
    if (explaining) {
      header.add("explanation");
    }
    header.add("note");
    terminal.line(Csv.line(header));
  }

  @Override
  public void success(Path path, Verdict verdict) {
    List<String> row = new ArrayList<>();
    row.add(path.toString());
    row.add(verdict.outcome().word());
    row.add(verdict.label().map(Label::word).orElse(""));
    row.add(number(verdict.confidence()));
    row.add(verdict.band().word());
    for (Label label : labels) {
      Double probability = verdict.probabilities().get(label);
      row.add(probability == null ? "" : number(probability));
    }
    row.add(number(verdict.audio().durationSeconds()));
    row.add(number(verdict.audio().speechSeconds()));
    row.add(number(verdict.audio().speechLevelDbfs()));
    if (sets) {
      row.add(verdict.set().map(VerdictText::words).orElse(""));
    }
    if (voices.isPresent()) {
      row.add(voices.get().speaker(path).orElse(""));
      row.add(verdict.speaker().map(known -> Integer.toString(known.clips())).orElse(""));
      row.add(verdict.speaker().map(known -> known.voice().word()).orElse(""));
    }
    if (explaining) {
      row.add(verdict.explanation().map(Explanation::sentence).orElse(""));
    }
    row.add(verdict.audio().note().orElse(""));
    terminal.line(Csv.line(row));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
