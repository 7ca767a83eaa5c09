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
    return "Framed cells are right; the darker a cell, the greater its share of the row, which adds"
        + " up to 100 %, with the number of clips below. "
        + confusion.labels().stream()
            .filter(truth -> confusion.support(truth) > 0)
            .max(Comparator.comparingDouble(truth -> recall(confusion, truth)))
            .map(
                truth ->
                    "Best heard is %s (%s)"
                        .formatted(truth.word(), PlainWords.share(recall(confusion, truth))))
            .orElse("Nothing is heard")
        + confusion.labels().stream()
            .filter(truth -> confusion.support(truth) > 0)
            .min(Comparator.comparingDouble(truth -> recall(confusion, truth)))
            .map(truth -> worst(truth, evaluation, confusion))
            .orElse(".");
  }

  private static String worst(Label truth, Evaluation evaluation, Confusion confusion) {
    return ", worst is %s (%s)%s."
        .formatted(
            truth.word(),
            PlainWords.share(recall(confusion, truth)),
            PlainWords.mistakenFor(truth, evaluation)
                .map(m -> ", which it most often takes for " + m)
                .orElse(""));
  }

  private static double recall(Confusion confusion, Label truth) {
    return confusion.count(truth, truth) / (double) confusion.support(truth);
  }
}
