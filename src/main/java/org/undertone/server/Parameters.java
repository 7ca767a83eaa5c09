package org.undertone.server;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The names of what the query of an address may ask, so that no wish is passed over in silence. */
final class Parameters {

  static final List<String> RECOGNITION = List.of("model", "explain", "set");
  static final List<String> BASELINE = List.of("model", "voice");

  /** What no program decodes. */
  private static final Pattern BROKEN = Pattern.compile("%(?![0-9a-fA-F]{2})");

  private Parameters() {}

  /**
   * Refuses a query that asks anything else, or one thing twice.
   *
   * @throws RefusedException naming what is known, or what stands there twice
   */
  static void requireKnown(Context ctx, List<String> known) {
    if (BROKEN.matcher(String.valueOf(ctx.queryString())).find()) {
      throw new RefusedException(
          Problem.of(
              400,
              "bad-parameter",
              "A parameter has a value that is not allowed",
              "The address holds a % that no two hexadecimal digits follow; a % itself is %25."));
    }
    for (Map.Entry<String, List<String>> parameter : ctx.queryParamMap().entrySet()) {
      String name = parameter.getKey();
      if (known.contains(name) && parameter.getValue().size() > 1) {
        throw new RefusedException(
            Problem.of(
                    400,
                    "repeated-parameter",
                    "A parameter is given more than once",
                    "The parameter " + name + " may stand in the address once.")
                .with("found", name));
      }
      if (!name.isEmpty() && !known.contains(name)) {
        throw new RefusedException(
            Problem.of(
                    400,
                    "unknown-parameter",
                    "There is no such parameter",
                    "The parameter "
                        + name
                        + " is not known here; "
                        + (known.isEmpty()
                            ? "none is."
                            : "those that are: " + String.join(", ", known) + "."))
                .with("found", name)
                .with("allowed", known));
      }
    }
  }

  /** Of the part of a form that has the name of a parameter: it says where that belongs. */
  static Problem misplaced(String part) {
    return Problem.of(
            400,
            "misplaced-parameter",
            "A parameter stands in the form",
            "The part " + part + " belongs in the address, as in ?" + part + "=x.")
        .with("found", part);
  }
}
