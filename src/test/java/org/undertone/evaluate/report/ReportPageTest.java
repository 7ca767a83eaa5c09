package org.undertone.evaluate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undertone.evaluate.report.Pages.find;
import static org.undertone.evaluate.report.Pages.parse;
import static org.undertone.evaluate.report.Pages.texts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.undertone.evaluate.Comparison;
import org.undertone.evaluate.EnrolmentFigures;
import org.undertone.evaluate.Estimate;
import org.undertone.evaluate.Evaluation;
import org.undertone.evaluate.Evaluation.LabelFigures;
import org.undertone.evaluate.EvaluationDocument;
import org.undertone.evaluate.EvaluationText;
import org.undertone.evaluate.Figure;
import org.undertone.evaluate.FigureTables;
import org.undertone.evaluate.PlainWords;
import org.undertone.evaluate.ReliabilityBin;
import org.undertone.evaluate.Reported;
import org.undertone.evaluate.SetWords;
import org.undertone.evaluate.Tables;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportPageTest {

  private static final double LEFT = 62;
  private static final double ACROSS = 400;
  private static final double TOP = 14;
  private static final double HIGH = 400;

  static List<String> pages() {
    return List.of(
        ReportPage.of(Reported.plain()),
        ReportPage.of(Reported.nasty()),
        ReportPage.of(Reported.anonymous()),
        ReportPage.of(Reported.comparedAnonymously()),
        ReportPage.of(Reported.silent()),
        ReportPage.of(Reported.flawless()),
        ReportPage.of(Reported.steady()),
        ReportPage.of(Reported.truthTable()));
  }

  @Test
  void comparison_tellsWhatWasDrawn_whereNoSpeakerIsKnown() {
    String page = ReportPage.of(Reported.comparedAnonymously()).replace('\u00a0', ' ');
    assertTrue(page.contains("95 % interval over clips +0.0 to +0.0."), page);
    assertTrue(
        page.contains("counts as shown where its interval, over six clips or more, leaves"), page);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_isWellFormed_needsNothingElse_andTellsWhatItShows(String text) throws Exception {
    Document page = parse(text);
    assertEquals(List.of(), find(page, "//script | //link | //img | //iframe"));
    assertEquals(List.of(), find(page, "//@src/.. | //@href/.. | //@onload/.."));
    assertFalse(text.contains("url(") || text.contains("@import"), "the style loads nothing");
    assertFalse(text.contains("NaN"), "what is not defined is said in words");
    Set<String> ids = new HashSet<>();
    for (Element named : find(page, "//*[@id]")) {
      assertTrue(ids.add(named.getAttribute("id")), named.getAttribute("id"));
    }
    for (Element drawing : find(page, "//svg")) {
      for (String id : drawing.getAttribute("aria-labelledby").split(" ", -1)) {
        assertTrue(ids.contains(id), id);
      }
      assertEquals("img", drawing.getAttribute("role"));
    }
    assertEquals(
        find(page, "//figure").size(), find(page, "//figure/figcaption[contains(., '.')]").size());
    assertEquals(
        find(page, "//table").size(), find(page, "//table[caption][thead/tr/th/@scope]").size());
    for (Element row : find(page, "//table")) {
      assertTrue(row.getElementsByTagName("th").getLength() > 1);
    }
  }

  @Test
  void namesFromOutside_areTextAndNothingElse() throws Exception {
    String text = ReportPage.of(Reported.nasty());
    assertFalse(text.contains("<script"), "no element");
    Document page = parse(text);
    assertEquals("How well " + Reported.NASTY + " hears", texts(page, "//h1").get(0));
    for (String where :
        List.of("//dd", "//td", "//th", "//li", "//p[@class='warning']", "//p[@class='exact']")) {
      assertTrue(texts(page, where).stream().anyMatch(of -> of.contains(Reported.NASTY)), where);
    }
  }

  @Test
  void headline_isThatOfTheDocument_afterPlainWords() throws Exception {
    EvaluationDocument document = Reported.plain();
    Document page = parse(ReportPage.of(document));
    assertEquals(List.of(document.headline()), texts(page, "//p[@class='exact']"));
    double accuracy = document.results().figure(Figure.ACCURACY).pooled();
    assertTrue(
        texts(page, "//p[@class='lead']")
            .get(0)
            .startsWith(
                String.format(
                    Locale.ROOT,
                    "Of 100 clips of people whom it had never heard it names the right one of 4"
                        + " feelings in %.0f; guessing would in 25.",
                    100 * accuracy)));
  }

  @Test
  void confusions_areCountsAndShares() throws Exception {
    Evaluation results = Reported.plain().results();
    Document page = parse(ReportPage.of(Reported.plain()));
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        int count = results.confusion().counts().get(i).get(j);
        int support = results.labels().get(i).support();
        cells.add(String.format(Locale.ROOT, "%.0f %%%d", 100.0 * count / support, count));
      }
    }
    assertEquals(cells, texts(page, "//figure[@class='confusion']//td"));
    assertEquals(4, find(page, "//figure[@class='confusion']//td[@class='right']").size());
    assertEquals(
        List.of("meant", "angry", "happy", "neutral", "sad"),
        texts(page, "//figure[@class='confusion']//thead//th"));
  }

  @Test
  void reliability_isDrawnWhereTheBinsLie_beforeAndAfter() throws Exception {
    Evaluation results = Reported.plain().results();
    Document page = parse(ReportPage.of(Reported.plain()));
    assertPoints(results.reliability(), find(page, "//polyline[@class='curve']").get(0));
    assertPoints(
        results.uncalibrated().orElseThrow().reliability(),
        find(page, "//polyline[@class='curve before']").get(0));
    Document without = parse(ReportPage.of(Reported.anonymous()));
    assertEquals(List.of(), find(without, "//polyline[@class='curve before']"));
    assertFalse(texts(without, "//figcaption").toString().contains("Before calibration"));
  }

  private static void assertPoints(List<ReliabilityBin> bins, Element line) {
    String[] points = line.getAttribute("points").split(" ", -1);
    assertEquals(bins.size(), points.length);
    for (int i = 0; i < points.length; i++) {
      String[] at = points[i].split(",", -1);
      assertEquals(
          LEFT + ACROSS * bins.get(i).confidence(), Double.parseDouble(at[0]), 0.01, points[i]);
      assertEquals(
          TOP + HIGH * (1 - bins.get(i).accuracy()), Double.parseDouble(at[1]), 0.01, points[i]);
    }
  }

  @Test
  void whatIsHeardAlike_isNotSetAgainstItself() throws Exception {
    Document page = parse(ReportPage.of(Reported.flawless()));
    assertTrue(
        texts(page, "//figure[@class='confusion']/figcaption")
            .get(0)
            .endsWith("All are heard alike: angry and happy (100 %)."));
    assertEquals(
        "Each point is one of 3 speakers, all of whom it hears equally well.",
        texts(page, "//figure[svg[starts-with(@aria-labelledby, 'speakers')]]/figcaption").get(0));
    assertEquals(Optional.empty(), PlainWords.bySpeaker(Reported.flawless().results()));
  }

  @Test
  void speakersOfFewClips_areNotSetAgainstEachOther() throws Exception {
    Document page = parse(ReportPage.of(Reported.plain()));
    assertEquals(
        "Each point is one of 6 speakers.",
        texts(page, "//figure[svg[starts-with(@aria-labelledby, 'speakers')]]/figcaption").get(0));
    assertEquals(Optional.empty(), PlainWords.bySpeaker(Reported.plain().results()));
  }

  @Test
  void bestAndWorst_areToldWhereTheyDiffer() throws Exception {
    Document page = parse(ReportPage.of(Reported.steady()));
    String caption = texts(page, "//figure[@class='confusion']/figcaption").get(0);
    assertTrue(caption.contains("the stronger its colour, the greater"), caption);
    assertTrue(
        caption.matches(".*Best heard is angry \\(100 %\\), worst is sad \\(0 %\\), .*"), caption);
  }

  @Test
  void everySpeaker_isAPointOfTheShapeOfTheSex() throws Exception {
    Document page = parse(ReportPage.of(Reported.plain()));
    String speakers = "//svg[starts-with(@aria-labelledby, 'speakers')]";
    List<String> women = texts(page, speakers + "//circle[contains(@class,'disc')]/title");
    List<String> men = texts(page, speakers + "//path[contains(@class,'diamond')]/title");
    assertEquals("women", women.get(0));
    assertEquals(
        List.of("ravdess:02", "ravdess:04", "ravdess:06"),
        women.stream().skip(1).map(words -> words.substring(0, 10)).sorted().toList());
    assertEquals(4, men.size());
    assertTrue(texts(page, "//li").stream().anyMatch(line -> line.startsWith("women: UAR ")));
    Document unknown = parse(ReportPage.of(Reported.anonymous()));
    assertEquals(List.of(), find(unknown, speakers));
    assertTrue(texts(unknown, "//li").toString().contains("The sex of the speakers is not known"));
  }

  @Test
  void tables_holdTheFiguresOfTheEvaluation() throws Exception {
    Evaluation results = Reported.plain().results();
    Document page = parse(ReportPage.of(Reported.plain()));
    List<String> cells = texts(page, "//td");
    for (Figure figure : Figure.values()) {
      assertTrue(
          cells.contains(FigureTables.number(results.figure(figure).pooled(), figure.isShare())),
          figure.words());
    }
    for (LabelFigures of : results.labels()) {
      String recall = Tables.percent(of.recall().pooled()) + " [";
      assertTrue(cells.stream().anyMatch(cell -> cell.startsWith(recall)));
    }
    assertTrue(cells.contains(results.gates().get(1).fired() + " of 60"));
    assertTrue(texts(page, "//td[@class='hash']").contains("0123abcd".repeat(8)));
  }

  @Test
  void leakyData_areClipsAndCopies() throws Exception {
    EvaluationDocument leaky = Reported.truthTable().evaluations().get("leaky");
    assertTrue(texts(parse(ReportPage.of(leaky)), "//th").contains("clips and copies"));
    assertFalse(texts(parse(ReportPage.of(Reported.plain())), "//th").contains("clips and copies"));
  }

  @Test
  void whatIsNotDefined_isSaidInWords() throws Exception {
    Document page = parse(ReportPage.of(Reported.silent()));
    String text = page.getDocumentElement().getTextContent();
    assertTrue(text.contains("It is never sure enough to answer."));
    assertTrue(text.contains("It heard speech in no clip"));
    assertTrue(text.contains("There are no intervals, since there are not two speakers"));
  }

  @Test
  void setsOfLabels_areTold_whereTheModelGivesAny() throws Exception {
    EvaluationDocument document = Reported.givingSets("speakers", 0.1);
    Evaluation.SetFigures sets = document.results().sets().orElseThrow();
    Document page = parse(ReportPage.of(document));
    String section = "//section[h2='What if it may name several?']";
    assertEquals(
        List.of(
            SetWords.of(document).orElseThrow(),
            SetWords.byLabel(document.results()).orElseThrow()),
        texts(page, section + "/p"));
    List<String> cells = texts(page, section + "//td");
    assertTrue(cells.contains(FigureTables.number(sets.coverage().pooled(), true)));
    assertTrue(cells.contains(FigureTables.number(sets.size().pooled(), false)));
    assertTrue(cells.contains(FigureTables.number(sets.single().pooled(), true)));
    Evaluation.LabelCoverage last = sets.labels().get(3);
    assertEquals(
        List.of(
            FigureTables.number(last.coverage().pooled(), true),
            FigureTables.interval(last.coverage(), true),
            String.valueOf(last.clips())),
        texts(page, section + "//tr[th='sad']/td"));
    assertEquals(List.of(), find(parse(ReportPage.of(Reported.plain())), section));
  }

  @Test
  void unusualFiles_areTold_inPageAndText() throws Exception {
    String line = "read as AIFF despite the name: 1 (classic)";
    assertEquals(
        List.of(line),
        texts(
            parse(ReportPage.of(Reported.plain())),
            "//h3[.='Unusual, but used']/following-sibling::ul[1]/li"));
    String text = EvaluationText.of(Reported.plain());
    assertTrue(text.contains("\nunusual: " + line + "\n"), text);
  }

  @Test
  void knownVoices_areTold_whereTheyWereTested() throws Exception {
    EnrolmentFigures known =
        new EnrolmentFigures(
            "ordinary-5",
            1099,
            new Estimate(0.61, 0.02, 0.612, 0.55, 0.66),
            new Estimate(0.68, 0.03, 0.683, 0.62, 0.73),
            new Comparison.Difference(0.683, 0.612, 0.071, 0.031, 0.112, true),
            new Estimate(0.05, 0.01, 0.046, 0.03, 0.05),
            new Estimate(0.04, 0.01, 0.037, 0.03, 0.05),
            0.033,
            new Estimate(0.95, 0.01, 0.951, 0.94, 0.96),
            new Estimate(0.72, 0.01, 0.721, 0.7, 0.74),
            Optional.of(
                new Evaluation.SetFigures(
                    0.9,
                    1099,
                    new Estimate(0.93, 0.01, 0.931, 0.9, 0.96),
                    new Estimate(2.5, 0.1, 2.512, 2.2, 2.8),
                    new Estimate(0.2, 0.01, 0.21, 0.1, 0.3),
                    List.of(),
                    List.of())));
    EvaluationDocument document =
        Reported.plain().with(List.of(), List.of(known), Optional.empty());
    List<String> cells =
        texts(parse(ReportPage.of(document)), "//tr[th='ordinary-5']/td").stream().toList();
    assertEquals(
        List.of(
            "1099",
            "61.0 ± 2.0 %",
            "68.0 ± 3.0 %",
            "+7.1",
            "[+3.1, +11.2]",
            "4.6 %",
            "3.7 %",
            "3.3 %",
            "95.1 %",
            "72.1 %",
            "93.1 %",
            "2.512"),
        cells);
    assertFalse(ReportPage.of(Reported.plain()).contains("known voice"));
  }
}
