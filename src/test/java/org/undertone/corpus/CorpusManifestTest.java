package org.undertone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undertone.model.Label;

class CorpusManifestTest {

  @TempDir Path folder;

  @Test
  void rows_giveUtterances_relativeToTheManifest() throws IOException {
    Corpus corpus =
        read(
            """
            path,label,speaker
            clips/1.wav,angry,anna
            "odd, ""name"".wav",Happy,"bob"

            ../3.wav,sad,
            """);
    Path home = folder.toRealPath().resolve("voices");
    assertEquals(
        List.of(
            new Utterance(
                home.resolve("clips/1.wav"), Label.ANGRY, Optional.of("list:anna"), "list"),
            new Utterance(
                home.resolve("odd, \"name\".wav"), Label.HAPPY, Optional.of("list:bob"), "list"),
            new Utterance(home.resolveSibling("3.wav"), Label.SAD, Optional.empty(), "list")),
        corpus.utterances());
  }

  @Test
  void manifestsNamedAfterLabels_areOfOneCorpus_andShareItsSpeakers(@TempDir Path calls)
      throws IOException {
    String row = "path,label,speaker\n%s\n";
    Path angry = calls.resolve("angry.csv");
    Path sad = calls.resolve("Sad.csv");
    Files.writeString(angry, row.formatted("a.wav,angry,Anna"));
    Files.writeString(sad, row.formatted("b.wav,sad,anna"));
    Corpus corpus = new CorpusReader(false).read(List.of(angry, sad));
    assertEquals(List.of(calls.getFileName() + ":Anna"), corpus.speakers());
  }

  @Test
  void byteOrderMark_windowsLineEnds_otherColumnOrder_areTaken() throws IOException {
    Corpus corpus = read("\uFEFFspeaker,Path,note,label\r\nzoë,ü.wav,\"a\r\nb\",sad\r\n");
    Utterance utterance = corpus.utterances().get(0);
    assertEquals("ü.wav", utterance.path().getFileName().toString());
    assertEquals(Optional.of("list:zoë"), utterance.speaker());
  }

  @Test
  void unknownLabels_areCountedAndNamed() throws IOException {
    Corpus corpus = read("path,label,speaker\na.wav,angry,x\nb.wav,bored,x\nc.wav,,x\n");
    assertEquals(1, corpus.utterances().size());
    assertEquals(
        List.of(
            "unknown label: 2 (b.wav: line 3: unknown label \"bored\"; c.wav: line 4: unknown label \"\")"),
        Skipped.summary(corpus.skipped()));
    assertEquals("line 3: unknown label \"bored\"", corpus.skipped().get(0).detail());
  }

  @Test
  void onePath_underTwoLabels_staysTwice() throws IOException {
    Corpus corpus = read("path,label,speaker\na.wav,angry,x\na.wav,sad,x\na.wav,sad,x\n");
    assertEquals(2, corpus.utterances().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|1|the header path,label,speaker is missing",
        "a.wav,angry,anna|1|the header must name the columns path, label and speaker, but is"
            + " [a.wav, angry, anna]",
        "path,label\\na,b|1|the header must name the columns path, label and speaker, but is [path,"
            + " label]",
        "path,label,speaker\\na.wav,angry|2|2 fields where the header names 3",
        "path,label,speaker\\n\"a.wav,angry,x|2|a quoted field is never closed",
        "path,label,speaker\\n\"a\"b,angry,x|2|text follows a closing quote; double the quotes"
            + " inside a field",
        "path,label,speaker\\n ,angry,x|2|the path is empty",
      })
  void malformed_isAnErrorThatNamesTheLine(String text, int line, String message) {
    BadCorpusException e =
        assertThrows(BadCorpusException.class, () -> read(text.replace("\\n", "\n")));
    assertEquals(BadCorpusException.Reason.MALFORMED_MANIFEST, e.reason());
    assertEquals(Optional.of(line), e.line());
    assertTrue(e.getMessage().endsWith("line " + line + ": " + message), e.getMessage());
  }

  @Test
  void carriageReturnsAlone_endLines_thatAreCounted() throws IOException {
    String row = "path,label,speaker\ra.wav,angry,anna\r";
    assertEquals(List.of("list:anna"), read(row).speakers());
    BadCorpusException e = assertThrows(BadCorpusException.class, () -> read(row + "b.wav\r"));
    assertEquals(Optional.of(3), e.line());
  }

  @Test
  void latin1_isAnErrorThatAsksForUtf8() {
    byte[] latin1 = "path,label,speaker\nü.wav,sad,x\n".getBytes(StandardCharsets.ISO_8859_1);
    BadCorpusException e = assertThrows(BadCorpusException.class, () -> read(latin1));
    assertTrue(e.getMessage().endsWith("it is not UTF-8; save it as UTF-8"), e.getMessage());
    assertEquals(Optional.empty(), e.line());
  }

  private Corpus read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private Corpus read(byte[] bytes) throws IOException {
    Path manifest = folder.resolve("voices/list.csv");
    Files.createDirectories(manifest.getParent());
    Files.write(manifest, bytes);
    return new CorpusReader(false).read(List.of(manifest));
  }
}
