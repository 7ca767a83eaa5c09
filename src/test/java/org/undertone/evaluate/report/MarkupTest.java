package org.undertone.evaluate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class MarkupTest {

  private static final String NASTY = "a<b>&\"c\" 'd'\u0000\u0007\u0085\uFFFF\uD800]]> 😠 é";
  private static final String SAFE = "a<b>&\"c\" 'd'\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD]]> 😠 é";

  @Test
  void textAndValues_comeOutAsTheyWentIn_saveWhatNoPageMayHold() throws Exception {
    Markup page = new Markup();
    page.open("p", "title", NASTY).text(NASTY).element("b", "x").close();
    Element p = Pages.parse(page.page()).getDocumentElement();
    assertEquals(SAFE, p.getAttribute("title"));
    assertEquals(SAFE, p.getFirstChild().getTextContent());
  }

  @Test
  void perCent_staysWithItsNumber() throws Exception {
    String page = new Markup().element("p", "60 % of 7 clips").page();
    assertEquals(
        "60\u00A0% of 7 clips", Pages.parse(page).getDocumentElement().getTextContent().strip());
  }

  @Test
  void openElement_isNoPage() {
    Markup page = new Markup().open("p").open("b");
    IllegalStateException e = assertThrows(IllegalStateException.class, page::page);
    assertEquals("still open: [b, p]", e.getMessage());
  }

  @Test
  void style_isNotEscaped_soItMustNotNeedIt() {
    assertTrue(new Markup().style("a > b {}").page().contains("a > b {}"));
    assertThrows(IllegalArgumentException.class, () -> new Markup().style("</style><script>"));
  }

  @Test
  void attributeWithoutValue_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Markup().open("p", "class"));
  }
}
