package org.undertone.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.undertone.corpus.Protocol;
import org.undertone.evaluate.ShellWord;
import org.undertone.evaluate.Table;
import org.undertone.learn.ForestOptions;
import org.undertone.model.Manifest;
import org.undertone.model.Provenance;

/** The part of a card that tells how to make the model again. Names no folder. */
final class Reproduction {

  private Reproduction() {}

  static String markdown(TrainOptions options, Trained trained) {
    Provenance provenance = trained.bundle().manifest().provenance();
    Table table = new Table("option", "value");
    provenance.options().forEach((name, value) -> table.row(List.of(name, value)));
    return String.join(
        "\n",
        "## How to make it again",
        "",
        "```",
        command(options, trained.bundle().manifest().id()),
        "```",
        "",
        options.type().equals(Manifest.FOREST) || options.type().equals(Manifest.LINEAR)
            ? "The same build, data, options and seed give the same model to the last bit."
            : "The same build, data, options and seed give the same network on the same kind of machine.",
        "Folds and final fit took " + trained.time() + ".",
        "",
        table.markdown(),
        String.format(
            Locale.ROOT,
            "Made by Undertone %s on Java %s, %s.",
            provenance.codeVersion(),
            provenance.jdk(),
            provenance.created()),
        "");
  }

  /** The command line, with every option that is not as it would be anyway and has a flag. */
  private static String command(TrainOptions options, String id) {
    List<String> words = new ArrayList<>(List.of("undertone", "train", "--data"));
    options
        .data()
        .forEach(
            path ->
                words.add(
                    ShellWord.of(String.valueOf(path.toAbsolutePath().normalize().getFileName()))));
    words.add("--type " + options.type());
    words.add("--out models/" + id);
    words.add("--seed " + options.seed());
    if (!options.excludedSpeakers().isEmpty()) {
      words.add(
          "--exclude-speakers "
              + ShellWord.of(
                  options.excludedSpeakers().stream().sorted().collect(Collectors.joining(","))));
    }
    if (options.keepCalm()) {
      words.add("--keep-calm");
    }
    if (options.protocol() != Protocol.SPEAKERS) {
      words.add("--protocol " + options.protocol().word());
    }
    options.features().ifPresent(features -> words.add("--features " + features));
    if (options.type().equals(Manifest.FOREST)) {
      forest(options.forest(), words);
      if (options.discriminant() != 0) {
        words.add("--discriminant " + options.discriminant());
      }
    }
    options.network().maxEpochs().ifPresent(epochs -> words.add("--epochs " + epochs));
    if (options.network().augmenting() != NetworkSettings.DEFAULT.augmenting()) {
      words.add("--augment " + options.network().augmenting().word());
    }
    if (options.network().copies() != NetworkSettings.DEFAULT.copies()) {
      words.add("--copies " + options.network().copies());
    }
    return String.join(" ", words);
  }

  private static void forest(ForestOptions chosen, List<String> words) {
    ForestOptions usual = ForestOptions.DEFAULT;
    flag("--trees", chosen.trees(), usual.trees(), words);
    flag("--max-depth", chosen.maxDepth(), usual.maxDepth(), words);
    flag("--min-leaf", chosen.minLeaf(), usual.minLeaf(), words);
    chosen.featuresPerSplit().ifPresent(count -> words.add("--features-per-split " + count));
  }

  private static void flag(String name, int chosen, int usual, List<String> words) {
    if (chosen != usual) {
      words.add(name + " " + chosen);
    }
  }
}
