package org.undertone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioFolderTest {

  @TempDir private Path folder;

  /** Those formats too that nobody but a recorder or an archive uses. */
  @Test
  void recordings_areTheFilesThatAreNamedLikeAudio() throws Exception {
    for (String name :
        List.of(
            "a.WAV",
            "b/c.flac",
            "d.w64",
            "e.voc",
            "f.wv",
            "g.weba",
            "h.txt",
            "wav",
            ".i.wav",
            "j.sph",
            "k.tak")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
    List<Path> unreadable = new ArrayList<>();
    List<String> found =
        AudioFolder.recordings(folder, (path, why) -> unreadable.add(path)).stream()
            .map(path -> folder.relativize(path).toString().replace('\\', '/'))
            .toList();
    assertEquals(
        List.of("a.WAV", "b/c.flac", "d.w64", "e.voc", "f.wv", "g.weba", "j.sph", "k.tak"), found);
    assertEquals(List.of(), unreadable);
  }

  /** Such as what an archive of recordings has not fetched yet. */
  @Test
  void linksToNothing_areToldByName() throws Exception {
    Files.createFile(folder.resolve("a.wav"));
    Files.createSymbolicLink(folder.resolve("b.wav"), folder.resolve("a.wav"));
    Files.createSymbolicLink(folder.resolve("gone.wav"), folder.resolve("nowhere/x.wav"));
    Files.createSymbolicLink(folder.resolve("loop.wav"), folder.resolve("loop.wav"));
    Files.createSymbolicLink(folder.resolve("gone.txt"), folder.resolve("nowhere/x.txt"));
    List<Path> unreadable = new ArrayList<>();
    assertEquals(
        List.of(folder.resolve("a.wav"), folder.resolve("b.wav")),
        AudioFolder.recordings(folder, (path, why) -> unreadable.add(path)));
    assertEquals(
        List.of(folder.resolve("gone.wav"), folder.resolve("loop.wav")),
        unreadable.stream().sorted().toList());
  }
}
