package org.undertone.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.file.Path;
import java.util.Optional;
import org.undertone.recognize.Verdict;

/** Verdicts as JSON Lines. */
final class VerdictLines implements ResultWriter<Verdict> {

  private record Line(
      String path,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> speakerName,
      @JsonUnwrapped Verdict verdict) {}

  private final Terminal terminal;
  private final Voices voices;
  private final JsonLines json = new JsonLines();

  VerdictLines(Terminal terminal, Voices voices) {
    this.terminal = terminal;
    this.voices = voices;
  }

  @Override
  public void success(Path path, Verdict verdict) {
    terminal.line(json.line(new Line(path.toString(), voices.speaker(path), verdict)));
  }

  @Override
  public void failure(Path path, String error) {
    terminal.line(json.failure(path, error));
  }
}
