package org.undertone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {

  @Test
  void of_plainWord_isThatWord() {
    assertEquals("ravdess:07,crema-d:1001", ShellWord.of("ravdess:07,crema-d:1001"));
    assertEquals("Jörg", ShellWord.of("Jörg"));
  }

  @Test
  void of_whatAShellWouldTakeForItsOwn_isQuoted() {
    assertEquals("'My Clips'", ShellWord.of("My Clips"));
    assertEquals("'O'\\''Neill'", ShellWord.of("O'Neill"));
    assertEquals("''", ShellWord.of(""));
  }

  @ParameterizedTest
  @EnabledOnOs({OS.LINUX, OS.MAC})
  @ValueSource(
      strings = {"plain", "two words", "it's", "$HOME", "a;b", "`id`", "\\", "*", "~", "#"})
  void of_anyWord_isReadBackByAShell(String word) throws IOException {
    Process shell =
        new ProcessBuilder("sh", "-c", "printf %s " + ShellWord.of(word))
            .redirectErrorStream(true)
            .start();
    assertEquals(word, new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }
}
