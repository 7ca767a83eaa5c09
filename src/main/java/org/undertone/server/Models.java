package org.undertone.server;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.undertone.model.Label;
import org.undertone.model.Manifest;
import org.undertone.model.ModelBundle;
import org.undertone.model.ModelStore;
import org.undertone.model.Scores;
import org.undertone.recognize.Recognizer;

/** The models that this server speaks with, loaded once. Immutable, safe for many threads. */
final class Models {

  private static final Logger LOG = LoggerFactory.getLogger(Models.class);

  private final String defaultId;
  private final Map<String, Recognizer> recognizers = new LinkedHashMap<>();
  private final List<Summary> summaries;

  /** One model as {@code /models} lists it; {@code scores} on speakers that it never heard. */
  record Summary(
      String id, String type, String featureSet, List<Label> labels, Optional<Scores> scores) {

    Summary(Manifest manifest) {
      this(
          manifest.id(),
          manifest.type(),
          manifest.featureSet(),
          manifest.labels(),
          manifest.scores());
    }
  }

  /**
   * Loads the default model, which must be sound, and all others that are.
   *
   * @throws IOException if the default one cannot be loaded
   */
  Models(ModelStore store, String defaultId) throws IOException {
    this.defaultId = defaultId;
    Map<String, Summary> loaded = new LinkedHashMap<>();
    add(store.load(defaultId), loaded);
    for (String id : store.ids()) {
      if (!loaded.containsKey(id)) {
        try {
          add(store.load(id), loaded);
        } catch (IOException e) {
          LOG.warn("model {} is left out: {}", id, e.getMessage());
        }
      }
    }
    this.summaries = List.copyOf(loaded.values());
  }

  private void add(ModelBundle bundle, Map<String, Summary> loaded) {
    String id = bundle.manifest().id();
    recognizers.put(id, new Recognizer(bundle));
    loaded.put(id, new Summary(bundle.manifest()));
  }

  String defaultId() {
    return defaultId;
  }

  /** All models, the default first. */
  List<Summary> summaries() {
    return summaries;
  }

  /**
   * The recognizer of a model.
   *
   * @param id null or empty for the default
   * @throws RefusedException naming the models that there are
   */
  Recognizer recognizer(String id) {
    Recognizer found = recognizers.get(id == null || id.isEmpty() ? defaultId : id);
    if (found == null) {
      throw new RefusedException(
          Problem.of(
                  400,
                  "unknown-model",
                  "There is no such model",
                  "The model asked for is not here; there are "
                      + String.join(", ", recognizers.keySet())
                      + ".")
              .with("allowed", List.copyOf(recognizers.keySet())));
    }
    return found;
  }
}
