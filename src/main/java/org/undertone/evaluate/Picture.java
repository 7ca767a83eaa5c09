package org.undertone.evaluate;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A drawing as SVG and as PNG. The SVG draws letters as shapes, so that it looks the same
 * everywhere, and says what it shows in its {@code title} and {@code desc}. Immutable. Needs no
 * screen.
 */
public final class Picture {

  private final byte[] svg;
  private final byte[] png;

  private Picture(byte[] svg, byte[] png) {
    this.svg = svg;
    this.png = png;
  }

  /** A copy of the SVG document, in UTF-8. */
  public byte[] svg() {
    return svg.clone();
  }

  /** A copy of the PNG file. */
  public byte[] png() {
    return png.clone();
  }

  /**
   * Charts one below the other.
   *
   * @param title a line that says what they show
   * @param description their numbers in words, for those who cannot see them
   */
  static Picture of(String title, String description, List<? extends Chart<?, ?>> charts) {
    int width = charts.stream().mapToInt(Chart::getWidth).max().orElseThrow();
    int height = charts.stream().mapToInt(Chart::getHeight).sum();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pixels = image.createGraphics();
    paint(charts, pixels);
    pixels.dispose();
    VectorGraphics2D shapes = new VectorGraphics2D();
    paint(charts, shapes);
    try {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(image, "png", png);
      ByteArrayOutputStream svg = new ByteArrayOutputStream();
      new SVGProcessor()
          .getDocument(shapes.getCommands(), new PageSize(0, 0, width, height))
          .writeTo(svg);
      String text = described(svg.toString(StandardCharsets.UTF_8), title, description);
      return new Picture(text.getBytes(StandardCharsets.UTF_8), png.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
  }

  private static void paint(List<? extends Chart<?, ?>> charts, Graphics2D graphics) {
    for (Chart<?, ?> chart : charts) {
      chart.paint(graphics, chart.getWidth(), chart.getHeight());
      graphics.setClip(null);
      graphics.translate(0, chart.getHeight());
    }
  }

  /** With title and description, and with coordinates to a hundredth of a pixel. */
  private static String described(String svg, String title, String description) {
    int start = svg.indexOf('>', svg.indexOf("<svg ")) + 1;
    return svg.substring(0, start)
        + "\n  <title>"
        + escape(title)
        + "</title>\n  <desc>"
        + escape(description)
        + "</desc>"
        + svg.substring(start).replaceAll("(\\d\\.\\d\\d)\\d+", "$1");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
