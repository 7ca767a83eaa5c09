package org.undertone.evaluate.report;

import static org.undertone.evaluate.report.Plot.number;

import java.util.Locale;

/** Points that are told apart by their shape, not by colour alone. */
enum Marker {
  DISC,
  DIAMOND,
  RING;

  /**
   * Draws one.
   *
   * @param words shown where the pointer rests on it
   */
  void draw(Markup page, double x, double y, double radius, String words) {
    String kind = "point " + name().toLowerCase(Locale.ROOT);
    if (this == DIAMOND) {
      page.open(
          "path",
          "class",
          kind,
          "d",
          String.format(
              Locale.ROOT,
              "M%s %sl%s %sl-%s %sl-%s -%sz",
              number(x),
              number(y - radius),
              number(radius),
              number(radius),
              number(radius),
              number(radius),
              number(radius),
              number(radius)));
    } else {
      page.open("circle", "class", kind, "cx", number(x), "cy", number(y), "r", number(radius));
    }
    page.element("title", words).close();
  }
}
