package org.undertone.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedFormatsTest {

  @TempDir Path folder;

  @Test
  void fileTooSmallForARecording_doesNotStandForOneThatIsThere() throws IOException {
    write("AudioWAV/1001_DFA_ANG_XX.wav", 130);
    write("AudioMP3/1001_DFA_ANG_XX.mp3", 5000);
    write("AudioWAV/1001_DFA_SAD_XX.wav", 5000);
    write("AudioMP3/1001_DFA_SAD_XX.mp3", 5000);
    assertEquals(Set.of("1001_DFA_ANG_XX.mp3", "1001_DFA_SAD_XX.wav"), read());
  }

  @Test
  void recordingsOfOneNameUnderTwoLabels_areTwo() throws IOException {
    write("OAF_Fear/1.wav", 5000);
    write("OAF_angry/1.mp3", 5000);
    assertEquals(Set.of("1.wav", "1.mp3"), read());
  }

  private Set<String> read() throws IOException {
    return new CorpusReader(false)
        .read(List.of(folder)).utterances().stream()
            .map(utterance -> utterance.path().getFileName().toString())
            .collect(Collectors.toSet());
  }

  private void write(String name, int bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[bytes]);
  }
}
