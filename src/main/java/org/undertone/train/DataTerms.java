package org.undertone.train;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.undertone.model.Provenance.CorpusFacts;

/** Under which terms the published corpora stand, and what follows for models trained on them. */
final class DataTerms {

  private static final Map<String, String> KNOWN =
      Map.of(
          "ravdess",
          "RAVDESS (Livingstone and Russo 2018, doi 10.1371/journal.pone.0196391), acted speech in"
              + " North American English: CC BY-NC-SA 4.0. A model trained on it inherits its"
              + " non-commercial terms, or may: do not use it commercially without the permission"
              + " of the rights holders.",
          "crema-d",
          "CREMA-D (Cao et al. 2014, doi 10.1109/TAFFC.2014.2336244), acted speech in American"
              + " English: Open Database License 1.0, contents under the Database Contents License"
              + " 1.0.",
          "emo-db",
          "EMO-DB (Burkhardt et al. 2005, doi 10.21437/Interspeech.2005-446), acted speech in"
              + " German: free to download, under CC0 1.0 in the edition of audEERING; its authors"
              + " ask to be cited.",
          "tess",
          "TESS (Pichora-Fuller and Dupuis 2020, doi 10.5683/SP2/E8H2MF), acted speech of two women"
              + " in Canadian English: CC BY-NC-ND 4.0. A model trained on it inherits its"
              + " non-commercial terms, or may, and whether it is a derivative that must not be"
              + " passed on is not settled: ask the rights holders before doing either.",
          "savee",
          "SAVEE (Haq and Jackson 2010, doi 10.4018/978-1-61520-919-4.ch017), acted speech of four"
              + " men in British English: free of charge for research, on registration. Do not use"
              + " or pass on a model trained on it for anything else without the permission of the"
              + " rights holders.");

  private DataTerms() {}

  static String markdown(List<CorpusFacts> corpora) {
    return "## Terms of the data\n\n"
        + corpora.stream()
            .map(
                corpus ->
                    "- "
                        + KNOWN.getOrDefault(
                            corpus.name(),
                            corpus.name()
                                + ": its terms are not known to Undertone; whoever passes this"
                                + " model on must see to them.")
                        + "\n")
            .collect(Collectors.joining());
  }
}
