package org.undertone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undertone.model.Provenance.CorpusFacts;

class DataTermsTest {

  @ParameterizedTest
  @CsvSource({
    "ravdess, CC BY-NC-SA 4.0",
    "crema-d, Open Database License 1.0",
    "emo-db, CC0 1.0",
    "tess, CC BY-NC-ND 4.0",
    "savee, free of charge for research",
  })
  void knownCorpus_hasItsSourceAndItsTerms(String corpus, String terms) {
    String text = DataTerms.markdown(List.of(facts(corpus)));
    assertTrue(text.contains(terms), text);
    assertTrue(text.matches("(?s).*\\(.+ 20\\d\\d, doi 10\\.\\d{4,}/\\S+\\).*"), text);
    assertFalse(text.contains("not known"), text);
  }

  @Test
  void otherCorpus_isSaidToBeUnknown() {
    assertEquals(
        "## Terms of the data\n\n"
            + "- calls: its terms are not known to Undertone; whoever passes this model on must see"
            + " to them.\n",
        DataTerms.markdown(List.of(facts("calls"))));
  }

  private static CorpusFacts facts(String corpus) {
    return new CorpusFacts(corpus, 60, 6, "0123abcd0123abcd");
  }
}
