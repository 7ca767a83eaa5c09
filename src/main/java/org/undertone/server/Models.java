package org.undertone.server;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.undertone.model.ModelDescription;
import org.undertone.model.ModelStore;
import org.undertone.recognize.Recognizer;

/**
 * The models that this server speaks with: the default one and all that are no network loaded once,
 * further networks when they are first asked. Safe for many threads.
 */
final class Models {

  private static final Logger LOG = LoggerFactory.getLogger(Models.class);

  private final String defaultId;
  private final Map<String, ServedModel> served = new LinkedHashMap<>();

  /**
   * Loads what has to be loaded at once.
   *
   * @param wanted the models besides the default one, which must all be sound as far as can be told
   *     without loading a network; if empty, all that are
   * @throws IOException if the default model cannot be loaded, or one wanted is missing or damaged,
   *     or a network that cannot run here
   */
  Models(ModelStore store, String defaultId, Collection<String> wanted) throws IOException {
    this.defaultId = defaultId;
    ServedModel first = new ServedModel(store, store.describe(defaultId));
    first.load();
    served.put(defaultId, first);
    for (String id : wanted.isEmpty() ? store.ids() : wanted) {
      if (!served.containsKey(id)) {
        try {
          served.put(id, prepared(store, id));
        } catch (IOException e) {
          if (!wanted.isEmpty()) {
            throw e;
          }
          LOG.warn("model {} is left out: {}", id, e.getMessage());
        }
      }
    }
  }

  private static ServedModel prepared(ModelStore store, String id) throws IOException {
    ModelDescription description = store.describe(id);
    ServedModel model = new ServedModel(store, description);
    if (description.obstacle().isPresent()) {
      throw new IOException("the network " + id + " cannot run: " + description.obstacle().get());
    }
    if (!description.isNetwork()) {
      model.load();
    }
    return model;
  }

  /**
   * Lets each model that is loaded answer a few times, so that none begins cold. One that fails at
   * it is told in the log, and fails for whoever asks it.
   */
  void rehearse() {
    served.forEach((id, model) -> model.loaded().ifPresent(recognizer -> rehearse(id, recognizer)));
  }

  private static void rehearse(String id, Recognizer recognizer) {
    try {
      Rehearsal.of(recognizer);
    } catch (RuntimeException e) {
      LOG.warn("model {} failed on a made-up clip: {}", id, e.getMessage());
    }
  }

  String defaultId() {
    return defaultId;
  }

  /** All models that can answer, the default first. */
  List<ServedModel.Summary> summaries() {
    return served.values().stream()
        .filter(model -> !model.isBroken())
        .map(ServedModel::summary)
        .toList();
  }

  /**
   * A model, which may not be loaded yet.
   *
   * @param id null or empty for the default
   * @throws RefusedException naming the models that can answer
   */
  ServedModel named(String id) {
    ServedModel found = served.get(id == null || id.isEmpty() ? defaultId : id);
    if (found == null) {
      List<String> answering = summaries().stream().map(ServedModel.Summary::id).toList();
      throw new RefusedException(
          Problem.of(
                  400,
                  "unknown-model",
                  "There is no such model",
                  "The model asked for is not here; there are "
                      + String.join(", ", answering)
                      + ".")
              .with("found", id)
              .with("allowed", answering));
    }
    return found;
  }
}
