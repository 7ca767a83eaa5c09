package org.undertone.cli;

import java.util.List;
import picocli.CommandLine.ParseResult;

/**
 * Options of {@code undertone evaluate} that cannot be meant together: rather than that one of them
 * changes nothing, the call is refused. What only the settings name stands against nothing.
 */
final class EvaluateContradictions {

  private static final String MODEL = "--model";
  private static final String TYPE = "--type";
  private static final String TRUTH_TABLE = "--truth-table";

  private static final List<String> OF_A_MODEL = List.of("--compare", "--speakers");

  /** Those of training and of the folds in which it is tested. */
  private static final List<String> OF_A_RECIPE =
      List.of(
          TRUTH_TABLE,
          "--protocol",
          "--folds",
          "--train-on",
          "--exclude-speakers",
          "--keep-calm",
          "--trees",
          "--features",
          "--epochs",
          "--augment",
          "--copies");

  private static final List<String> OF_ONE_MEASUREMENT =
      List.of("--protocol", "--folds", "--train-on", "--degrade", "--enrol");

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
