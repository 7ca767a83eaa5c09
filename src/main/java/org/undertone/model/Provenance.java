package org.undertone.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a model comes from: enough to train it again.
 *
 * @param corpora what it was trained on
 * @param heard the clips and speakers of these; empty in bundles that do not tell
 * @param seed of all that was drawn at random
 * @param options of the training run by name, kept in the order of their names
 * @param codeVersion of the Undertone that trained it
 * @param jdk the Java that ran it
 * @param created the day or moment in ISO 8601, such as {@code 2026-11-21}
 */
public record Provenance(
    List<CorpusFacts> corpora,
    Optional<Heard> heard,
    long seed,
    Map<String, String> options,
    String codeVersion,
    String jdk,
    String created) {

  public Provenance {
    corpora = List.copyOf(corpora);
    Objects.requireNonNull(heard, "heard");
    options = Collections.unmodifiableMap(new TreeMap<>(options));
    Checks.text("codeVersion", codeVersion);
    Checks.text("jdk", jdk);
    Checks.text("created", created);
  }

  /**
   * One corpus.
   *
   * @param name such as {@code ravdess}
   * @param files how many recordings of it were used
   * @param speakers how many people are named as speaking in them; 0 where the corpus names none
   * @param contentHash over the content of all of them, as hexadecimal digits
   */
  public record CorpusFacts(String name, int files, int speakers, String contentHash) {

    public CorpusFacts {
      Checks.text("the name of a corpus", name);
      Checks.count("files", files);
      Checks.count("speakers", speakers);
      Checks.text("contentHash", contentHash);
    }

    /** How many people speak, in words. */
    public String speakersInWords() {
      return switch (speakers) {
        case 0 -> "speakers unknown";
        case 1 -> "1 speaker";
        default -> speakers + " speakers";
      };
    }
  }
}
