package org.undertone.server;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.undertone.model.Label;
import org.undertone.model.Manifest;
import org.undertone.model.ModelDescription;
import org.undertone.model.ModelStore;
import org.undertone.model.Provenance.CorpusFacts;
import org.undertone.model.Scores;
import org.undertone.recognize.Recognizer;

/**
 * A model that this server speaks with, loaded when it is first asked, if not before. One that then
 * turns out to be broken stays so until the server starts anew. Safe for use by many threads.
 */
final class ServedModel {

  private static final Logger LOG = LoggerFactory.getLogger(ServedModel.class);

  private final ModelStore store;
  private final Summary summary;
  private volatile Recognizer recognizer;
  private volatile boolean broken;

  /**
   * One model as {@code /models} lists it; {@code corpora} that it learned from, {@code scores} on
   * clips that it never heard, {@code explains} if it can say why it answers as it does, {@code
   * adapts} if it can use a baseline of the speaker's voice, {@code sets} if it can give a set of
   * labels in place of one, {@code discriminant} what one beside its forest counts.
   */
  record Summary(
      String id,
      String type,
      String featureSet,
      List<Label> labels,
      boolean explains,
      boolean adapts,
      boolean sets,
      OptionalLong parameters,
      OptionalDouble discriminant,
      List<CorpusFacts> corpora,
      Optional<Scores> scores) {

    static Summary of(ModelDescription description) {
      Manifest manifest = description.manifest();
      return new Summary(
          manifest.id(),
          manifest.type(),
          manifest.featureSet(),
          manifest.labels(),
          description.explains(),
          description.adapts(),
          description.givesSets(),
          description.parameters(),
          description.discriminant(),
          manifest.provenance().corpora(),
          manifest.scores());
    }
  }

  ServedModel(ModelStore store, ModelDescription description) {
    this.store = store;
    this.summary = Summary.of(description);
  }

  Summary summary() {
    return summary;
  }

  /** Whether it could not be loaded when it was asked. */
  boolean isBroken() {
    return broken;
  }

  /**
   * Loads it now, if it is not loaded.
   *
   * @throws IOException if it cannot be loaded
   */
  synchronized Recognizer load() throws IOException {
    if (recognizer == null) {
      recognizer = new Recognizer(store.load(summary.id()));
    }
    return recognizer;
  }

  /** Its recognizer; empty if it is not loaded. */
  Optional<Recognizer> loaded() {
    return Optional.ofNullable(recognizer);
  }

  /**
   * Its recognizer; the first call for a network takes a second or so.
   *
   * @throws RefusedException if it cannot be loaded; the log says why
   */
  Recognizer recognizer() {
    Recognizer loaded = recognizer;
    return loaded == null ? loadOrRefuse() : loaded;
  }

  private synchronized Recognizer loadOrRefuse() {
    if (!broken) {
      try {
        return load();
      } catch (IOException | RuntimeException e) {
        broken = true;
        if (e instanceof IOException) {
          LOG.error("model {} cannot be loaded: {}", summary.id(), e.getMessage());
        } else {
          LOG.error("model {} cannot be loaded", summary.id(), e);
        }
      }
    }
    throw new RefusedException(
        Problem.of(
            503,
            "model-unavailable",
            "This model cannot answer",
            "The model "
                + summary.id()
                + " cannot be loaded here, and the server's log says why. Ask another."));
  }
}
