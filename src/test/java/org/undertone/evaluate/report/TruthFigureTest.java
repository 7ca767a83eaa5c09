package org.undertone.evaluate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.undertone.evaluate.report.Pages.find;
import static org.undertone.evaluate.report.Pages.parse;
import static org.undertone.evaluate.report.Pages.texts;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.undertone.evaluate.Reported;
import org.undertone.evaluate.TruthTable;
import org.w3c.dom.Document;

class TruthFigureTest {

  @Test
  void truthTable_standsFirst_withItsClaimsAndWarnings() throws Exception {
    TruthTable table = Reported.truthTable();
    Document page = parse(ReportPage.of(table));
    assertEquals(
        List.of("bar", "bar doubtful", "bar doubtful"),
        find(page, "//rect").stream().map(bar -> bar.getAttribute("class")).toList());
    assertEquals(2, find(page, "//p[@class='warning']").size());
    String claims = texts(page, "//section[1]//li").toString();
    for (String claim : List.of("92.85 %", "82.89 %", "55–65 %")) {
      assertTrue(claims.contains(claim), claims);
    }
    assertEquals(table.headline(), texts(page, "//section[1]/p").get(0));
    String caption = texts(page, "//section[1]//figcaption").get(0);
    assertTrue(caption.contains("Whiskers are 95 % intervals of all clips together"), caption);
    assertEquals(9, find(page, "//*[contains(@class,'whisker')]").size());
    assertTrue(texts(page, "//section[1]//td").contains("60 and copies"));
    assertTrue(texts(page, "//section//th").contains("clips"));
    assertEquals(
        List.of("unheard speakers", "unheard clips", "LEAKY"),
        texts(page, "//section[1]//tbody//th"));
  }

  @Test
  void truthTable_ofFewSpeakers_hasNoWhiskers() throws Exception {
    TruthTable table =
        TruthTable.of(
            "forest",
            Map.of("speakers", "unheard speakers"),
            Map.of("speakers", Reported.flawless()),
            false);
    Document page = parse(ReportPage.of(table));
    assertEquals(List.of(), find(page, "//*[contains(@class,'whisker')]"));
    String caption = texts(page, "//section[1]//figcaption").get(0);
    assertFalse(caption.contains("95 %"), caption);
  }
}
