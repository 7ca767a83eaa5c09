package org.undertone.server;

import io.javalin.http.Context;
import java.util.List;

/** The query parameter {@code explain}: whether it is set, and whether it can be had. */
final class Explain {

  private static final List<String> ALLOWED = List.of("true", "false");

  private Explain() {}

  /**
   * Whether a request asks for an explanation; it does not if the parameter is empty.
   *
   * @throws RefusedException if it is anything but {@code true} or {@code false}
   */
  static boolean asked(Context ctx) {
    String value = ctx.queryParam("explain");
    if (value == null || value.isEmpty()) {
      return false;
    }
    if (!ALLOWED.contains(value)) {
      throw new RefusedException(
          Problem.of(
                  400,
                  "bad-parameter",
                  "A parameter has a value that is not allowed",
                  "The parameter explain must be true or false.")
              .with("allowed", ALLOWED));
    }
    return value.equals("true");
  }

  /**
   * Refuses a model that cannot explain.
   *
   * @throws RefusedException naming those that can
   */
  static void requireAble(ServedModel model, Models models) {
    if (!model.summary().explains()) {
      List<String> able =
          models.summaries().stream()
              .filter(ServedModel.Summary::explains)
              .map(ServedModel.Summary::id)
              .toList();
      throw new RefusedException(
          Problem.of(
                  400,
                  "cannot-explain",
                  "This model cannot explain its answers",
                  "The model "
                      + model.summary().id()
                      + " is of type "
                      + model.summary().type()
                      + ", and only forests can say why; "
                      + (able.isEmpty()
                          ? "there is none here."
                          : "there are " + String.join(", ", able) + ".")
                      + " Ask without explain, or another model.")
              .with("allowed", able));
    }
  }
}
