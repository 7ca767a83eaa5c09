package org.undertone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.undertone.recognize.VerdictJson;

/** Records as one line of JSON each, written as the service writes them. */
final class JsonLines {

  /** What stands in the place of a file that failed. */
  private record Failed(String path, String error) {}

  private final ObjectMapper mapper = VerdictJson.mapper();

  String line(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values can be written", e);
    }
  }

  String failure(Path path, String error) {
    return line(new Failed(path.toString(), error));
  }
}
