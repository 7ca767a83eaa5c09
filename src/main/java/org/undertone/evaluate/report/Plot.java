package org.undertone.evaluate.report;

import java.util.Locale;

/**
 * A drawing whose axes are shares from 0 up: to 1 across, and to {@code greatest} upwards. All
 * lengths are in units of the drawing, which scales with the page.
 *
 * @param id tells it from the others of its page
 * @param height of the field inside the axes
 * @param greatest at the upper edge, in (0, 1]
 */
record Plot(String id, double height, double greatest) {

  static final double WIDTH = 490;
  static final double LEFT = 62;
  static final double TOP = 14;

  private static final double RIGHT = 28;
  private static final double BELOW = 58;
  private static final int PERCENT = 100;
  private static final int TICK = 20;

  /** Where a share lies from left to right. */
  double x(double share) {
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  /** Where a share lies from top to bottom. */
  double y(double share) {
    return TOP + (1 - share / greatest) * height;
  }

  /**
   * Begins the drawing.
   *
   * @param title what it is
   * @param description its numbers in words, for who cannot see it
   */
  void open(Markup page, String title, String description) {
    page.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + number(WIDTH) + " " + number(TOP + height + BELOW),
        "role",
        "img",
        "aria-labelledby",
        id + "-title " + id + "-desc");
    page.element("title", title, "id", id + "-title");
    page.element("desc", description, "id", id + "-desc");
  }

  /** Grid, ticks and the names of the axes. */
  void axes(Markup page, String across, String upwards) {
    across(page, across);
    int step = greatest <= 0.5 ? TICK / 2 : TICK;
    for (int tick = 0; tick <= Math.round(PERCENT * greatest); tick += step) {
      double y = y(tick / (double) PERCENT);
      line(page, tick == 0 ? "axis" : "grid", LEFT, y, WIDTH - RIGHT, y);
      text(page, LEFT - 8, y + 5, "end", tick + " %");
    }
    double middle = TOP + height / 2;
    page.element(
        "text",
        upwards,
        "class",
        "name",
        "text-anchor",
        "middle",
        "transform",
        "translate(14 " + number(middle) + ") rotate(-90)");
  }

  /** The axis from left to right alone. */
  void across(Markup page, String name) {
    double bottom = TOP + height;
    for (int tick = 0; tick <= PERCENT; tick += TICK) {
      double x = x(tick / (double) PERCENT);
      line(page, "grid", x, TOP, x, bottom);
      text(page, x, bottom + 20, "middle", tick + " %");
    }
    line(page, "axis", LEFT, bottom, WIDTH - RIGHT, bottom);
    page.element(
        "text",
        name,
        "class",
        "name",
        "text-anchor",
        "middle",
        "x",
        number((LEFT + WIDTH - RIGHT) / 2),
        "y",
        number(bottom + 46));
  }

  static void line(Markup page, String kind, double x1, double y1, double x2, double y2) {
    page.empty(
        "line",
        "class",
        kind,
        "x1",
        number(x1),
        "y1",
        number(y1),
        "x2",
        number(x2),
        "y2",
        number(y2));
  }

  static void text(Markup page, double x, double y, String anchor, String words) {
    page.element("text", words, "x", number(x), "y", number(y), "text-anchor", anchor);
  }

  /** A length with two decimals at most. */
  static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
  }
}
