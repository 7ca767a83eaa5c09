package org.undertone.corpus;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Comma-separated values as RFC 4180 has them: quoted fields may hold commas, line breaks and
 * doubled quotes; and a line may end by a carriage return or a line feed alone. A byte-order mark
 * at the start and blank lines are passed over.
 */
final class CsvRows {

  private static final int END = -1;

  /** One row and the line on which it starts, counted from 1. */
  record Row(int line, List<String> fields) {}

  private final Reader reader;
  private final String path;
  private int line = 1;
  private int next;

  private CsvRows(Reader reader, String path) throws IOException {
    this.reader = reader;
    this.path = path;
    advance();
    if (next == '\uFEFF') {
      advance();
    }
  }

  /**
   * Reads every row.
   *
   * @param path names the file in errors
   */
  static List<Row> read(Reader reader, String path) throws IOException {
    CsvRows csv = new CsvRows(reader, path);
    List<Row> rows = new ArrayList<>();
    while (csv.next != END) {
      int start = csv.line;
      List<String> fields = csv.row();
      if (fields.size() > 1 || !fields.get(0).isBlank()) {
        rows.add(new Row(start, fields));
      }
    }
    return rows;
  }

  private List<String> row() throws IOException {
    List<String> fields = new ArrayList<>();
    while (true) {
      fields.add(next == '"' ? quoted() : plain());
      if (next != ',') {
        break;
      }
      advance();
    }
    if (next == '\r') {
      advance();
    }
    if (next == '\n') {
      advance();
    }
    line++;
    return fields;
  }

  private String plain() throws IOException {
    StringBuilder field = new StringBuilder();
    while (next != ',' && next != '\r' && next != '\n' && next != END) {
      field.append((char) next);
      advance();
    }
    return field.toString();
  }

  private String quoted() throws IOException {
    int start = line;
    StringBuilder field = new StringBuilder();
    advance();
    while (true) {
      if (next == END) {
        throw malformed(start, "a quoted field is never closed");
      }
      if (next == '"') {
        advance();
        if (next != '"') {
          break;
        }
      } else if (next == '\n') {
        line++;
      }
      field.append((char) next);
      advance();
    }
    if (next != ',' && next != '\r' && next != '\n' && next != END) {
      throw malformed(line, "text follows a closing quote; double the quotes inside a field");
    }
    return field.toString();
  }

  private BadCorpusException malformed(int at, String what) {
    return new BadCorpusException(
        BadCorpusException.Reason.MALFORMED_MANIFEST,
        path,
        at,
        path + ", line " + at + ": " + what);
  }

  private void advance() throws IOException {
    next = reader.read();
  }
}
