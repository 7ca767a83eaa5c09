package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.undertone.learn.network.Epoch;
import org.undertone.learn.network.TrainingCurve;
import org.w3c.dom.Document;

class CurvesPictureTest {

  @Test
  void svg_saysWhichEpochOfEachFoldWasKept() throws Exception {
    Document svg = ConfusionPictureTest.parsed(picture().svg());
    assertEquals("mine", svg.getElementsByTagName("title").item(0).getTextContent());
    assertEquals(
        """
        fold 2: 30 epochs, kept epoch 20 with loss 1.050 (training 0.200) and UAR 60.0 %
        fold 3: 1 epochs, kept epoch 1 with loss 2.000 (training 4.000) and UAR 3.0 %
        """,
        svg.getElementsByTagName("desc").item(0).getTextContent());
  }

  @Test
  void svg_drawsEachFoldInItsColour_trainingDashed() {
    String svg = new String(picture().svg(), StandardCharsets.UTF_8);
    assertTrue(svg.contains("rgb(0,114,178)"));
    assertTrue(svg.contains("rgb(213,94,0)"));
    assertTrue(svg.contains("stroke-dasharray:4"), "no dashed line");
    assertTrue(svg.length() < 500_000, "the SVG has " + svg.length() + " characters");
  }

  @Test
  void png_showsBothChartsOneBelowTheOther() throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture().png()));
    assertEquals(760, image.getWidth());
    assertEquals(720, image.getHeight());
    int blue = 0xff0072b2;
    assertTrue(count(image, blue, 0, 360) > 50);
    assertTrue(count(image, blue, 360, 720) > 50);
  }

  @Test
  void sameCurves_giveTheSameBytes_andNoneIsRefused() {
    assertArrayEquals(picture().svg(), picture().svg());
    assertThrows(IllegalArgumentException.class, () -> CurvesPicture.of("mine", Map.of()));
  }

  private static int count(BufferedImage image, int colour, int from, int to) {
    int count = 0;
    for (int y = from; y < to; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == colour ? 1 : 0;
      }
    }
    return count;
  }

  private static Picture picture() {
    List<Epoch> epochs = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      epochs.add(new Epoch(i, 4.0 / i, 1 + 1.0 / i, 0.03 * i, 0.001));
    }
    Map<String, TrainingCurve> curves = new LinkedHashMap<>();
    curves.put("fold 2", new TrainingCurve(epochs, 20));
    curves.put("fold 3", new TrainingCurve(epochs.subList(0, 1), 1));
    return CurvesPicture.of("mine", curves);
  }
}
