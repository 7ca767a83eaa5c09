package org.undertone.train;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.undertone.corpus.BadCorpusException;
import org.undertone.corpus.CorpusContent;
import org.undertone.corpus.Example;
import org.undertone.corpus.Skipped;
import org.undertone.model.Label;
import org.undertone.model.Provenance;

/** What follows from the examples and options of a run before anything is fitted. */
final class RunFacts {

  private RunFacts() {}

  /**
   * The labels that occur, in their order.
   *
   * @param skipped what became no example
   */
  static List<Label> labels(TrainOptions options, List<Example> examples, List<Skipped> skipped)
      throws BadCorpusException {
    if (examples.isEmpty()) {
      throw BadCorpusException.allSkipped(options.data(), skipped);
    }
    String data = BadCorpusException.paths(options.data());
    Set<Label> labels = EnumSet.noneOf(Label.class);
    examples.forEach(e -> labels.add(e.utterance().label()));
    if (labels.size() < 2) {
      throw new BadCorpusException(
          BadCorpusException.Reason.TOO_FEW_LABELS,
          data,
          "at least two labels are needed to tell apart, but all "
              + examples.size()
              + " usable clips in "
              + data
              + " are "
              + labels.iterator().next().word()
              + Skipped.summary(skipped).stream().map("; "::concat).collect(Collectors.joining()));
    }
    return List.copyOf(labels);
  }

  /** The options of a recipe and of what it learns from. */
  static Map<String, String> options(TrainOptions options, Recipe recipe, List<Example> learned) {
    Map<String, String> named = new TreeMap<>(recipe.options());
    named.put("keepCalm", String.valueOf(options.keepCalm()));
    if (learned.stream().map(e -> e.utterance().corpus()).distinct().count() > 1) {
      named.put("balance", Balance.WORDS);
    }
    return named;
  }

  /** Where the model to be comes from. */
  static Provenance provenance(
      TrainOptions options, Recipe recipe, List<Example> examples, LocalDate today) {
    Map<String, String> named = new TreeMap<>(options(options, recipe, examples));
    named.put("type", options.type());
    if (!options.excludedSpeakers().isEmpty()) {
      named.put(
          "excludedSpeakers",
          options.excludedSpeakers().stream().sorted().collect(Collectors.joining(",")));
    }
    String version = Trainer.class.getPackage().getImplementationVersion();
    return new Provenance(
        CorpusContent.facts(examples),
        Optional.of(CorpusContent.heard(examples)),
        options.seed(),
        named,
        version == null ? "development" : version,
        Runtime.version().toString(),
        today.toString());
  }
}
