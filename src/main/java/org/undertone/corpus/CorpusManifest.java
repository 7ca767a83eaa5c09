package org.undertone.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.undertone.corpus.BadCorpusException.Reason;
import org.undertone.model.Label;

/**
 * A manifest: UTF-8 CSV whose header names the columns {@code path}, {@code label} and {@code
 * speaker}, in any order and beside others. Paths are relative to the manifest. The corpus bears
 * the manifest's name, or that of its folder where the manifest is one of several parts ({@code
 * train.csv}, {@code test.csv}); an empty speaker is an unknown one.
 */
final class CorpusManifest {

  private static final List<String> COLUMNS = List.of("path", "label", "speaker");

  private CorpusManifest() {}

  /** Whether a file is taken for a manifest: by its name, {@code *.csv}. */
  static boolean isOne(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  static Corpus read(Path manifest) throws IOException {
    List<CsvRows.Row> rows = rows(manifest);
    if (rows.isEmpty()) {
      throw malformed(manifest, 1, "the header path,label,speaker is missing");
    }
    List<String> header = rows.get(0).fields().stream().map(CorpusManifest::clean).toList();
    for (String column : COLUMNS) {
      if (!header.contains(column)) {
        throw malformed(
            manifest,
            rows.get(0).line(),
            "the header must name the columns path, label and speaker, but is " + header);
      }
    }
    String name = manifest.getFileName().toString();
    String stem = name.substring(0, name.length() - ".csv".length());
    String corpus =
        LabelFolders.isNobodys(stem)
            ? LabelFolders.name(LabelFolders.somebodys(manifest.getParent()))
            : stem;
    List<Utterance> utterances = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (CsvRows.Row row : rows.subList(1, rows.size())) {
      if (row.fields().size() != header.size()) {
        throw malformed(
            manifest,
            row.line(),
            String.format(
                Locale.ROOT,
                "%d fields where the header names %d",
                row.fields().size(),
                header.size()));
      }
      Path clip = resolve(manifest, row, row.fields().get(header.indexOf("path")).strip());
      String word = row.fields().get(header.indexOf("label"));
      String speaker = row.fields().get(header.indexOf("speaker")).strip();
      Optional<Label> label = LabelWords.label(word);
      if (label.isEmpty()) {
        String detail = "line " + row.line() + ": unknown label \"" + word + "\"";
        skipped.add(new Skipped(clip, Skipped.Reason.UNKNOWN_LABEL, detail));
      } else {
        Optional<String> named =
            speaker.isEmpty() ? Optional.empty() : Optional.of(corpus + ":" + speaker);
        utterances.add(new Utterance(clip, label.get(), named, corpus));
      }
    }
    return new Corpus(utterances, skipped, List.of(), List.of(manifest.getParent()));
  }

  private static List<CsvRows.Row> rows(Path manifest) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(manifest)) {
      return CsvRows.read(reader, manifest.toString());
    } catch (CharacterCodingException e) {
      throw malformed(manifest, 0, "it is not UTF-8; save it as UTF-8");
    }
  }

  private static Path resolve(Path manifest, CsvRows.Row row, String path)
      throws BadCorpusException {
    if (path.isEmpty()) {
      throw malformed(manifest, row.line(), "the path is empty");
    }
    try {
      return manifest.resolveSibling(path).normalize();
    } catch (InvalidPathException e) {
      throw malformed(manifest, row.line(), "not a path: " + e.getReason());
    }
  }

  private static String clean(String column) {
    return column.strip().toLowerCase(Locale.ROOT);
  }

  private static BadCorpusException malformed(Path manifest, int line, String what) {
    String where = line > 0 ? manifest + ", line " + line : manifest.toString();
    return new BadCorpusException(
        Reason.MALFORMED_MANIFEST, manifest.toString(), line, where + ": " + what);
  }
}
