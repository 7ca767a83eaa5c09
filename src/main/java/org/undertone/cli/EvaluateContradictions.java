package org.undertone.cli;

import java.util.List;
import java.util.stream.Stream;
import org.undertone.train.Augmenting;
import org.undertone.train.Split;
import picocli.CommandLine.ParseResult;

/**
 * Options of {@code undertone evaluate} that cannot be meant together: rather than that one of them
 * changes nothing, the call is refused. What only the settings name stands against nothing.
 */
final class EvaluateContradictions {

  private static final String MODEL = "--model";
  private static final String TYPE = "--type";
  private static final String TRUTH_TABLE = "--truth-table";
  private static final String PROTOCOL = "--protocol";
  private static final String AUGMENT = "--augment";
  private static final String COPIES = "--copies";

  private static final List<String> OF_A_MODEL = List.of("--compare", "--speakers");

  /** Those of training and of the folds in which it is tested. */
  private static final List<String> OF_A_RECIPE =
      Stream.concat(
              Stream.of(
                  TRUTH_TABLE,
                  PROTOCOL,
                  "--folds",
                  "--train-on",
                  "--exclude-speakers",
                  "--keep-calm",
                  "--features",
                  "--epochs",
                  AUGMENT,
                  COPIES,
                  "--fresh"),
              RecipeOptions.OF_A_FOREST.stream())
          .toList();

  private static final List<String> OF_ONE_MEASUREMENT =
      List.of(PROTOCOL, "--folds", "--train-on", "--degrade", "--enrol");

  private EvaluateContradictions() {}

  /**
   * Refuses them.
   *
   * @param modelKnown whether the command line or the settings name a model
   * @throws UsageException naming what was found, why it does not apply and how to mend it
   */
  static void refuse(ParseResult given, boolean modelKnown) {
    if (given.hasMatchedOption(TYPE)) {
      refuse(given, List.of(MODEL), "with --type: measure either a finished model or a recipe");
      refuse(
          given,
          OF_A_MODEL,
          "with --type: no finished model is tested. Leave that out (--exclude-speakers chooses"
              + " whom to do without), or measure one with --model");
    } else if (modelKnown) {
      refuse(
          given,
          OF_A_RECIPE,
          "with --model: a finished model is not trained again. Leave that out (--speakers chooses"
              + " whom to test), or measure a recipe with --type");
    } else {
      throw new UsageException("either --model or --type is needed");
    }
    boolean leaky = Split.LEAKY.word().equals(given.matchedOptionValue(PROTOCOL, ""));
    if (leaky || given.hasMatchedOption(TRUTH_TABLE)) {
      String none = Augmenting.NONE.word();
      boolean augments = !none.equals(given.matchedOptionValue(AUGMENT, none));
      refuse(
          given,
          augments ? List.of(AUGMENT, COPIES) : List.of(COPIES),
          "with the protocol leaky, also in a --truth-table: it makes copies of its own, before the"
              + " split, and the recipe learns from no others. Leave that out, or measure by"
              + " another protocol");
    }
    if (given.hasMatchedOption(TRUTH_TABLE)) {
      refuse(
          given,
          OF_ONE_MEASUREMENT,
          "with --truth-table: it measures by speakers, by clips and leaky, always alike. Leave"
              + " that out, or measure one way at a time without --truth-table");
    }
  }

  private static void refuse(ParseResult given, List<String> options, String why) {
    List<String> found = options.stream().filter(given::hasMatchedOption).toList();
    if (!found.isEmpty()) {
      throw new UsageException("got " + String.join(" and ", found) + " " + why);
    }
  }
}
