package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.undertone.model.Label;
import org.w3c.dom.Document;

class ConfusionPictureTest {

  private static final List<Label> LABELS = List.of(Label.ANGRY, Label.NEUTRAL, Label.SAD);

  @Test
  void svg_isADocumentThatSaysWhatItShows() throws Exception {
    Document svg = parsed(picture(3, 1).svg());
    assertEquals("mine & <theirs>", svg.getElementsByTagName("title").item(0).getTextContent());
    String description = svg.getElementsByTagName("desc").item(0).getTextContent();
    assertTrue(description.contains("angry              3        1    0"), description);
    assertEquals("760px", svg.getDocumentElement().getAttribute("width"));
    assertEquals("640px", svg.getDocumentElement().getAttribute("height"));
  }

  @Test
  void cells_areShadedByTheShareOfTheirTruth() {
    String svg = new String(picture(3, 1).svg(), StandardCharsets.UTF_8);
    String three = "rgb(126,182,220)";
    String one = "rgb(212,230,243)";
    assertTrue(svg.contains(three));
    assertTrue(svg.contains(one));
    assertTrue(svg.length() < 200_000, "the SVG has " + svg.length() + " characters");
  }

  @Test
  void png_isAnImageOfTheSameSize_drawnWithoutAScreen() throws Exception {
    assertTrue(GraphicsEnvironment.isHeadless());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture(3, 1).png()));
    assertEquals(760, image.getWidth());
    assertEquals(640, image.getHeight());
    int[] colours = image.getRGB(0, 0, 760, 640, null, 0, 760);
    assertTrue(Arrays.stream(colours).distinct().count() > 20);
  }

  @Test
  void sameConfusion_givesTheSameBytes() {
    assertArrayEquals(picture(3, 1).svg(), picture(3, 1).svg());
    assertArrayEquals(picture(3, 1).png(), picture(3, 1).png());
  }

  @Test
  void clipsWithoutSpeech_getAColumn_andLabelsWithoutClipsAnEmptyRow() {
    List<Answer> answers = List.of(new Answer(Label.SAD, Optional.empty(), false));
    Picture picture = ConfusionPicture.of("soft", Confusion.of(LABELS, answers));
    String svg = new String(picture.svg(), StandardCharsets.UTF_8);
    assertTrue(svg.contains("rgb(84,158,209)"));
  }

  private static Picture picture(int right, int wrong) {
    List<Answer> answers = new ArrayList<>();
    Answer good = new Answer(Label.ANGRY, Optional.of(Label.ANGRY), true);
    Answer bad = new Answer(Label.ANGRY, Optional.of(Label.NEUTRAL), true);
    answers.addAll(Collections.nCopies(right, good));
    answers.addAll(Collections.nCopies(wrong, bad));
    return ConfusionPicture.of("mine & <theirs>", Confusion.of(LABELS, answers));
  }

  static Document parsed(byte[] svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
  }
}
