package org.undertone.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undertone.features.FeatureTensor;

/** The forms in which {@code undertone features} gives its numbers. */
final class FeatureWriters {

  private FeatureWriters() {}

  /** A table whose header names the features. */
  record AsCsv(Terminal terminal, List<String> names) implements ResultWriter<FeatureTensor> {

    @Override
    public void begin() {
      List<String> header = new ArrayList<>(List.of("path"));
      header.addAll(names);
      terminal.line(Csv.line(header));
    }

    @Override
    public void success(Path path, FeatureTensor features) {
      List<String> row = new ArrayList<>(List.of(path.toString()));
      for (float value : features.values()) {
        row.add(Float.toString(value));
      }
      terminal.line(Csv.line(row));
    }
  }

  /** One JSON object a line: values by name, or where there are no names, shape and values. */
  record AsJson(Terminal terminal, JsonLines json, List<String> names)
      implements ResultWriter<FeatureTensor> {

    private record Named(String path, String set, Map<String, Float> features) {}

    private record Shaped(String path, String set, List<Integer> shape, List<Float> values) {}

    @Override
    public void success(Path path, FeatureTensor features) {
      float[] values = features.values();
      if (names.isEmpty()) {
        List<Float> all = new ArrayList<>();
        for (float value : values) {
          all.add(value);
        }
        terminal.line(
            json.line(new Shaped(path.toString(), features.set(), features.shape(), all)));
        return;
      }
      Map<String, Float> named = new LinkedHashMap<>();
      for (int i = 0; i < values.length; i++) {
        named.put(names.get(i), values[i]);
      }
      terminal.line(json.line(new Named(path.toString(), features.set(), named)));
    }

    @Override
    public void failure(Path path, String error) {
      terminal.line(json.failure(path, error));
    }
  }
}
