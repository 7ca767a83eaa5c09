package org.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void progress_isDrawnWhereTheLauncherSaysSo_orJavaFindsATerminal() {
    assertTrue(Terminal.isTerminal("true"));
    assertFalse(Terminal.isTerminal("false"));
    assertFalse(Terminal.isTerminal(""));
    assertFalse(Terminal.isTerminal("console")); // tests have none
  }

  @Test
  void launcherOfWindows_leavesThatToJava_andMayEndItsHomeWithABackslash() throws Exception {
    String launcher = Files.readString(Path.of("undertone.cmd"));
    assertTrue(launcher.contains("-Dundertone.tty=console -Djdk.console=java.base"), launcher);
    assertTrue(launcher.contains("\"-Dundertone.home=%UNDERTONE_HOME%\\.\""), launcher);
  }
}
