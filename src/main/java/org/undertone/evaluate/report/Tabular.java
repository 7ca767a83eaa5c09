package org.undertone.evaluate.report;

import java.util.List;
import org.undertone.evaluate.Table;

/** Tables that say what their rows and columns are, and scroll by themselves where they must. */
final class Tabular {

  private Tabular() {}

  /** A whole table, its first row the header. */
  static void write(Markup page, String caption, Table table) {
    open(page, caption, table.rows().get(0));
    table.rows().stream().skip(1).forEach(row -> row(page, row));
    close(page);
  }

  static void open(Markup page, String caption, List<String> header) {
    page.open("div", "class", "scroll", "tabindex", "0", "role", "group", "aria-label", caption);
    page.open("table").element("caption", caption).open("thead").open("tr");
    for (String cell : header) {
      if (cell.isEmpty()) {
        page.element("td", "");
      } else {
        page.element("th", cell, "scope", "col");
      }
    }
    page.close().close().open("tbody");
  }

  static void row(Markup page, List<String> cells) {
    page.open("tr").element("th", cells.get(0), "scope", "row");
    cells.stream().skip(1).forEach(cell -> page.element("td", cell));
    page.close();
  }

  static void close(Markup page) {
    page.close().close().close();
  }
}
