package org.undertone.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.file.Path;
import org.undertone.recognize.Verdict;

/** Verdicts as JSON Lines. */
final class VerdictLines implements ResultWriter<Verdict> {

  private record Line(String path, @JsonUnwrapped Verdict verdict) {}

  private final Terminal terminal;
  private final JsonLines json = new JsonLines();

  VerdictLines(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void success(Path path, Verdict verdict) {
    terminal.line(json.line(new Line(path.toString(), verdict)));
  }

  @Override
  public void failure(Path path, String error) {
    terminal.line(json.failure(path, error));
  }
}
