package org.undertone.server;

import io.javalin.http.Context;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a request may ask for besides the answer, each by a query parameter of its name: whether it
 * does, and whether it can be had.
 */
enum Wish {
  /** Why the answer is as it is. */
  EXPLAIN("explain", "cannot-explain", "This model cannot explain its answers") {
    @Override
    boolean able(ServedModel.Summary model) {
      return model.explains();
    }

    @Override
    String why(ServedModel.Summary model) {
      return "is of type " + model.type() + " and cannot say why";
    }
  },
  /** The set of labels that holds the true one with a certain probability. */
  SET("set", "cannot-give-sets", "This model cannot give a set of labels") {
    @Override
    boolean able(ServedModel.Summary model) {
      return model.sets();
    }

    @Override
    String why(ServedModel.Summary model) {
      return "learned no threshold for sets of labels, and only models that did can give one";
    }
  };

  private static final List<String> ALLOWED = List.of("true", "false");

  final String parameter;
  final String reason;
  private final String title;

  Wish(String parameter, String reason, String title) {
    this.parameter = parameter;
    this.reason = reason;
    this.title = title;
  }

  /** Whether a model can fulfil it. */
  abstract boolean able(ServedModel.Summary model);

  /** Why a model is not able, after its name. */
  abstract String why(ServedModel.Summary model);

  /**
   * What a request asks for.
   *
   * @throws RefusedException if a parameter is anything but {@code true} or {@code false}
   */
  static Set<Wish> asked(Context ctx) {
    Set<Wish> asked = EnumSet.noneOf(Wish.class);
    for (Wish wish : values()) {
      String value = ctx.queryParam(wish.parameter);
      if (value != null && !ALLOWED.contains(value)) {
        throw new RefusedException(
            Problem.of(
                    400,
                    "bad-parameter",
                    "A parameter has a value that is not allowed",
                    "The parameter " + wish.parameter + " must be true or false.")
                .with("allowed", ALLOWED));
      }
      if ("true".equals(value)) {
        asked.add(wish);
      }
    }
    return asked;
  }

  /**
   * Refuses a model that cannot fulfil it.
   *
   * @throws RefusedException naming those that can
   */
  void requireAble(ServedModel model, Models models) {
    if (!able(model.summary())) {
      List<String> others =
          models.summaries().stream().filter(this::able).map(ServedModel.Summary::id).toList();
      throw new RefusedException(
          Problem.of(
                  400,
                  reason,
                  title,
                  "The model "
                      + model.summary().id()
                      + " "
                      + why(model.summary())
                      + "; "
                      + (others.isEmpty()
                          ? "there is none here."
                          : "there are " + String.join(", ", others) + ".")
                      + " Ask without "
                      + parameter
                      + ", or another model.")
              .with("allowed", others));
    }
  }
}
