package org.undertone.evaluate.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * A document that is well-formed as HTML and as XML alike. All text and all values are escaped, and
 * what XML forbids is replaced, so that names from outside can be written as they are.
 */
final class Markup {

  /** After these a line ends; inside a line of text that would be seen. */
  private static final Set<String> INLINE =
      Set.of("a", "b", "small", "span", "strong", "em", "abbr", "code");

  private static final int REPLACEMENT = 0xFFFD;

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Begins an element. */
  Markup open(String name, String... attributes) {
    start(name, attributes);
    out.append('>');
    open.push(name);
    return this;
  }

  /** Ends the element that was begun last. */
  Markup close() {
    return end(open.pop());
  }

  /** An element that holds text alone. */
  Markup element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  /** An element that holds nothing. */
  Markup empty(String name, String... attributes) {
    start(name, attributes);
    out.append("/>\n");
    return this;
  }

  /** Text, in which no line ends between a number and its per cent sign. */
  Markup text(String text) {
    escape(text.replace(" %", "\u00A0%"));
    return this;
  }

  /**
   * A style sheet as it stands.
   *
   * @throws IllegalArgumentException if it holds what would have to be escaped
   */
  Markup style(String css) {
    if (css.contains("<") || css.contains("&")) {
      throw new IllegalArgumentException("a style sheet must hold neither < nor &");
    }
    out.append("<style>\n").append(css);
    return end("style");
  }

  /** The page, with its document type. */
  String page() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + List.copyOf(open));
    }
    return "<!DOCTYPE html>\n" + out;
  }

  private Markup end(String name) {
    out.append("</").append(name).append('>').append(INLINE.contains(name) ? "" : "\n");
    return this;
  }

  private void start(String name, String... attributes) {
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException("attributes must be pairs of name and value");
    }
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
  }

  private void escape(String text) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isAllowed(c) ? c : REPLACEMENT);
              }
            });
  }

  /** Of XML 1.0, section 2.2, without the control characters that HTML refuses. */
  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c < 0x7F)
        || (c >= 0xA0 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD && !(c >= 0xFDD0 && c <= 0xFDEF))
        || (c >= 0x10000 && (c & 0xFFFE) != 0xFFFE);
  }
}
