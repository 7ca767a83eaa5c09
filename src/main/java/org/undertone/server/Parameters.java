package org.undertone.server;

import io.javalin.http.Context;
import java.util.List;

/** The names of what the query of an address may ask, so that no wish is passed over in silence. */
final class Parameters {

  static final List<String> RECOGNITION = List.of("model", "explain", "set");
  static final List<String> BASELINE = List.of("model", "voice");

  private Parameters() {}

  /**
   * Refuses a query that asks anything else.
   *
   * @throws RefusedException naming what is known
   */
  static void requireKnown(Context ctx, List<String> known) {
    for (String name : ctx.queryParamMap().keySet()) {
      if (!name.isEmpty() && !known.contains(name)) {
        throw new RefusedException(
            Problem.of(
                    400,
                    "unknown-parameter",
                    "There is no such parameter",
                    "The parameter "
                        + name
                        + " is not known here; those that are: "
                        + String.join(", ", known)
                        + ".")
                .with("found", name)
                .with("allowed", known));
      }
    }
  }

  /**
   * Refuses the part of a form that has the name of a parameter.
   *
   * @throws RefusedException saying where it belongs
   */
  static void requireNotInForm(String part) {
    if (RECOGNITION.contains(part) || BASELINE.contains(part)) {
      throw new RefusedException(
          Problem.of(
                  400,
                  "misplaced-parameter",
                  "A parameter stands in the form",
                  "The part " + part + " belongs in the address, as in ?" + part + "=x.")
              .with("found", part));
    }
  }
}
