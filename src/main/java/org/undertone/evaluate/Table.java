package org.undertone.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows under a header, for the terminal and for Markdown. The first column is set to the left, the
 * others to the right.
 */
public final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... header) {
    rows.add(List.of(header));
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if it has another number of cells than the header
   */
  public Table row(List<String> cells) {
    if (cells.size() != rows.get(0).size()) {
      throw new IllegalArgumentException(
          "a row needs " + rows.get(0).size() + " cells, got " + cells.size());
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  /** The header, then the rows. */
  public List<List<String>> rows() {
    return List.copyOf(rows);
  }

  /** Aligned columns, two spaces apart, each line ended. */
  public String text() {
    int[] widths = widths();
    return rows.stream()
        .map(row -> line(row, widths, "", "  ", "").stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  /** A pipe table, each line ended; pipes and line breaks inside cells are disarmed. */
  public String markdown() {
    Table safe = new Table(rows.get(0).stream().map(Table::disarm).toArray(String[]::new));
    rows.stream().skip(1).forEach(row -> safe.row(row.stream().map(Table::disarm).toList()));
    int[] widths = safe.widths();
    StringBuilder out = new StringBuilder();
    for (List<String> row : safe.rows) {
      out.append(line(row, widths, "| ", " | ", " |")).append('\n');
      if (out.indexOf("\n") == out.length() - 1) {
        out.append(rule(widths));
      }
    }
    return out.toString();
  }

  private static String disarm(String cell) {
    return cell.replace("|", "\\|").replaceAll("\\R", " ");
  }

  private static String rule(int[] widths) {
    StringBuilder rule = new StringBuilder("|");
    for (int i = 0; i < widths.length; i++) {
      String dashes = "-".repeat(widths[i] + 1);
      rule.append(i == 0 ? ":" + dashes : dashes + ":").append('|');
    }
    return rule.append('\n').toString();
  }

  private int[] widths() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static String line(
      List<String> row, int[] widths, String start, String between, String end) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - row.get(i).length());
      cells.add(i == 0 ? row.get(i) + padding : padding + row.get(i));
    }
    return start + String.join(between, cells) + end;
  }
}
