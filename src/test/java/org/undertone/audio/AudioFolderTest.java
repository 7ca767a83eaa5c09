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
            "a.WAV", "b/c.flac", "d.w64", "e.voc", "f.wv", "g.weba", "h.txt", "wav", ".i.wav")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
    List<Path> unreadable = new ArrayList<>();
    List<String> found =
        AudioFolder.recordings(folder, (path, why) -> unreadable.add(path)).stream()
            .map(path -> folder.relativize(path).toString().replace('\\', '/'))
            .toList();
    assertEquals(List.of("a.WAV", "b/c.flac", "d.w64", "e.voc", "f.wv", "g.weba"), found);
    assertEquals(List.of(), unreadable);
  }
}
