package org.undertone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.testing.JavaProcess;

class ShortLivedFileTest {

  @TempDir private Path folder;

  @Test
  void decoderOfAnOwnedFolder_decodesWhileTheProgramEnds() throws Exception {
    assertEquals(List.of("owned 16000"), said(folder.toString()));
  }

  @Test
  void anyOther_decodesNoMore_andLeavesNothing() throws Exception {
    Path temp = folder.resolve("temp");
    List<String> said = said(temp.toString(), "before");
    assertEquals(List.of("before 16000", "owned 16000"), said.subList(0, 2));
    assertTrue(
        List.of("plain 16000", "plain java.io.IOException: the program was interrupted")
            .contains(said.get(2)),
        said.get(2));
    try (Stream<Path> left = Files.list(temp)) {
      assertEquals(List.of(), left.toList());
    }
  }

  private List<String> said(String... arguments) throws Exception {
    JavaProcess.Run run =
        new JavaProcess().run(folder, DecodingAtTheEnd.class.getName(), arguments);
    assertEquals(0, run.code(), run.err());
    return run.out().lines().toList();
  }

  @Test
  void interruption_isToldByTheLogOfFfmpeg() {
    assertTrue(FfmpegLog.parse("size= 3kB\nExiting normally, received signal 2.\n").interrupted());
    assertTrue(!FfmpegLog.parse("  title : Exiting normally, received signal 2.\n").interrupted());
  }
}
