package org.undertone.evaluate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undertone.evaluate.report.Pages.find;
import static org.undertone.evaluate.report.Pages.parse;
import static org.undertone.evaluate.report.Pages.texts;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.undertone.evaluate.Evaluation;
import org.undertone.evaluate.EvaluationDocument;
import org.undertone.evaluate.Figure;
import org.undertone.evaluate.Reported;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class RiskCoverageFigureTest {

  private static final double LEFT = 62;
  private static final double ACROSS = 400;
  private static final double TOP = 14;
  private static final double HIGH = 400;

  @Test
  void riskAndCoverage_areDrawnInFull_withTheBandsMarked() throws Exception {
    Evaluation results = Reported.plain().results();
    Document page = parse(ReportPage.of(Reported.plain()));
    Element figure = find(page, "//svg[starts-with(@aria-labelledby, 'risk')]").get(0);
    Element line = (Element) figure.getElementsByTagName("polyline").item(0);
    String[] points = line.getAttribute("points").split(" ", -1);
    assertEquals(results.answers().byCoverage().size(), points.length);
    assertEquals(
        LEFT + ACROSS, Double.parseDouble(points[points.length - 1].split(",", -1)[0]), 0.01);
    long marks =
        results.answers().at().stream()
            .filter(at -> Double.isFinite(at.accuracy().pooled()))
            .count();
    assertEquals(marks, figure.getElementsByTagName("path").getLength());
    double all = 1 - results.figure(Figure.ACCURACY).pooled();
    assertTrue(
        texts(page, "//figcaption")
            .get(1)
            .startsWith(
                String.format(
                    Locale.ROOT, "If it answered every clip, %.0f %% of the answers", 100 * all)));
  }

  static List<EvaluationDocument> drawn() {
    return List.of(Reported.plain(), Reported.silent(), Reported.flawless(), Reported.steady());
  }

  @ParameterizedTest
  @MethodSource("drawn")
  void wordsOfBands_standClearOfTheCurve_andOfEachOther(EvaluationDocument document)
      throws Exception {
    Document page = parse(ReportPage.of(document));
    String risk = "//svg[starts-with(@aria-labelledby, 'risk')]";
    String[] points = find(page, risk + "/polyline").get(0).getAttribute("points").split(" ", -1);
    List<Rectangle2D> words = new ArrayList<>();
    for (Element text : find(page, risk + "/text[contains(., 'sure') and not(@class)]")) {
      double width = 7.5 * text.getTextContent().length();
      double x = Double.parseDouble(text.getAttribute("x"));
      double left = text.getAttribute("text-anchor").equals("end") ? x - width : x;
      double y = Double.parseDouble(text.getAttribute("y"));
      Rectangle2D box = new Rectangle2D.Double(left, y - 12, width, 15);
      assertTrue(new Rectangle2D.Double(0, 0, 490, TOP + HIGH).contains(box), box.toString());
      for (int i = 1; i < points.length; i++) {
        String[] from = points[i - 1].split(",", -1);
        String[] to = points[i].split(",", -1);
        assertFalse(
            box.intersectsLine(
                Double.parseDouble(from[0]),
                Double.parseDouble(from[1]),
                Double.parseDouble(to[0]),
                Double.parseDouble(to[1])),
            text.getTextContent());
      }
      words.forEach(other -> assertFalse(box.intersects(other), box + " and " + other));
      words.add(box);
    }
    assertEquals(find(page, risk + "/path").size(), words.size());
  }

  @Test
  void bandsThatNothingReaches_areNotNamed() throws Exception {
    assertTrue(
        riskCaption(Reported.steady()).contains("Diamonds mark where it is 35, 50 and 70 %"));
    assertTrue(riskCaption(Reported.flawless()).contains("Diamonds mark where it is 35 and 50 %"));
    assertFalse(riskCaption(Reported.silent()).contains("iamond"));
  }

  private static String riskCaption(EvaluationDocument document) throws Exception {
    return texts(
            parse(ReportPage.of(document)),
            "//figure[svg[starts-with(@aria-labelledby, 'risk')]]/figcaption")
        .get(0);
  }

  @Test
  void fewSureAndWrong_areMarkedWithinTheFigure() throws Exception {
    Document page = parse(ReportPage.of(Reported.rashAtTimes()));
    List<Element> diamonds =
        find(
            page, "//svg[starts-with(@aria-labelledby, 'risk')]//path[contains(@class,'diamond')]");
    assertEquals(3, diamonds.size());
    for (Element diamond : diamonds) {
      Matcher at = Pattern.compile("M\\S+[ ,](-?[0-9.]+)").matcher(diamond.getAttribute("d"));
      assertTrue(at.find(), diamond.getAttribute("d"));
      assertTrue(Double.parseDouble(at.group(1)) >= 0, diamond.getAttribute("d"));
    }
  }
}
