package org.undertone.evaluate.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.undertone.evaluate.Confusion;
import org.undertone.evaluate.Evaluation;
import org.undertone.evaluate.PlainWords;
import org.undertone.model.Label;

/** What was meant in rows, what was heard in columns: counts and shares, shaded by the share. */
final class ConfusionFigure {

  private ConfusionFigure() {}

  static void write(Markup page, Evaluation evaluation) {
    Confusion confusion = evaluation.confusion().toConfusion();
    boolean silent = confusion.withoutSpeech() > 0;
    page.open("figure", "class", "confusion");
    page.open(
        "div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", "Confusions");
    page.open("table");
    page.element("caption", "Rows: the feeling meant. Columns: the one heard first.");
    page.open("thead").open("tr").element("th", "meant", "scope", "col");
    confusion.labels().forEach(label -> page.element("th", label.word(), "scope", "col"));
    if (silent) {
      page.element("th", "no speech", "scope", "col");
    }
    page.close().close().open("tbody");
    for (Label truth : confusion.labels()) {
      page.open("tr").element("th", truth.word(), "scope", "row");
      for (Label first : confusion.labels()) {
        cell(page, confusion, truth, confusion.count(truth, first), truth == first);
      }
      if (silent) {
        cell(page, confusion, truth, confusion.withoutSpeech(truth), false);
      }
      page.close();
    }
    page.close().close().close();
    page.element("figcaption", caption(evaluation, confusion));
    page.close();
  }

  private static void cell(
      Markup page, Confusion confusion, Label truth, int count, boolean right) {
    int support = confusion.support(truth);
    double share = support == 0 ? 0 : count / (double) support;
    List<String> attributes = new ArrayList<>();
    attributes.add("style");
    attributes.add(String.format(Locale.ROOT, "--share:%.1f%%", 100 * share));
    if (right) {
      attributes.addAll(List.of("class", "right"));
    }
    page.open("td", attributes.toArray(String[]::new));
    page.text(support == 0 ? "–" : PlainWords.share(share)).element("small", String.valueOf(count));
    page.close();
  }

  private static String caption(Evaluation evaluation, Confusion confusion) {
    return "Framed cells are right; the stronger its colour, the greater a cell's share of the row,"
        + " which adds up to 100 %, with the number of clips below. "
        + extremes(evaluation, confusion);
  }

  /** Which labels are heard best and worst, as far as the shares shown tell them apart. */
  private static String extremes(Evaluation evaluation, Confusion confusion) {
    List<Label> order =
        confusion.labels().stream()
            .filter(truth -> confusion.support(truth) > 0)
            .sorted(Comparator.comparingDouble(truth -> -recall(confusion, truth)))
            .toList();
    List<Label> best = alike(order.get(0), order, confusion);
    List<Label> worst = alike(order.get(order.size() - 1), order, confusion);
    if (best.equals(worst)) {
      return order.size() == 1
          ? String.format(Locale.ROOT, "Only one feeling was tested: %s.", named(best, confusion))
          : String.format(Locale.ROOT, "All are heard alike: %s.", named(best, confusion));
    }
    return String.format(
        Locale.ROOT,
        "Best heard %s, worst %s%s.",
        verb(best) + named(best, confusion),
        verb(worst) + named(worst, confusion),
        worst.size() > 1
            ? ""
            : PlainWords.mistakenFor(worst.get(0), evaluation)
                .map(m -> ", which it most often takes for " + m)
                .orElse(""));
  }

  private static List<Label> alike(Label one, List<Label> all, Confusion confusion) {
    return all.stream().filter(of -> share(confusion, of).equals(share(confusion, one))).toList();
  }

  private static String verb(List<Label> labels) {
    return labels.size() > 1 ? "are " : "is ";
  }

  private static String named(List<Label> labels, Confusion confusion) {
    return String.format(
        Locale.ROOT,
        "%s (%s)",
        PlainWords.list(labels.stream().map(Label::word).toList()),
        share(confusion, labels.get(0)));
  }

  private static String share(Confusion confusion, Label truth) {
    return PlainWords.share(recall(confusion, truth));
  }

  private static double recall(Confusion confusion, Label truth) {
    return confusion.count(truth, truth) / (double) confusion.support(truth);
  }
}
