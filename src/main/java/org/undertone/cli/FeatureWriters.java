package org.undertone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undertone.features.FeatureVector;

/** The forms in which {@code undertone features} gives its numbers. */
final class FeatureWriters {

  private FeatureWriters() {}

  /** A table whose header names the features. */
  record AsCsv(Terminal terminal, List<String> names) implements ResultWriter<FeatureVector> {

    @Override
    public void begin() {
      List<String> header = new ArrayList<>(List.of("path"));
      header.addAll(names);
      terminal.line(Csv.line(header));
    }

    @Override
    public void success(Path path, FeatureVector features) {
      List<String> row = new ArrayList<>(List.of(path.toString()));
      for (float value : features.values()) {
        row.add(Float.toString(value));
      }
      terminal.line(Csv.line(row));
    }
  }

  /** One JSON object a line. */
  record AsJson(Terminal terminal, JsonLines json) implements ResultWriter<FeatureVector> {

    private record Line(String path, String set, Map<String, Float> features) {}

    @Override
    public void success(Path path, FeatureVector features) {
      Map<String, Float> named = new LinkedHashMap<>();
      float[] values = features.values();
      for (int i = 0; i < values.length; i++) {
        named.put(features.names().get(i), values[i]);
      }
      terminal.line(json.line(new Line(path.toString(), features.set(), named)));
    }

    @Override
    public void failure(Path path, String error) {
      terminal.line(json.failure(path, error));
    }
  }
}
