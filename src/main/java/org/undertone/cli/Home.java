package org.undertone.cli;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/**
 * The folder that Undertone lives in, with its page, its models and its work space.
 *
 * @param folder holds {@code web}, {@code models} and {@code temp}
 */
record Home(Path folder) {

  /**
   * The folder named by the system property {@code undertone.home}; else, where the program runs
   * from {@code target/undertone.jar}, the folder above {@code target} if it holds {@code web};
   * else the working directory.
   */
  static Home find() {
    String named = System.getProperty("undertone.home");
    if (named != null) {
      return new Home(Path.of(named));
    }
    CodeSource source = Home.class.getProtectionDomain().getCodeSource();
    if (source != null) {
      try {
        Path above = Path.of(source.getLocation().toURI()).resolve("../..").normalize();
        if (Files.isDirectory(above.resolve("web"))) {
          return new Home(above);
        }
      } catch (URISyntaxException e) {
        throw new IllegalStateException("the program's own place is no path", e);
      }
    }
    return new Home(Path.of(""));
  }

  Path web() {
    return folder.resolve("web");
  }

  Path models() {
    return folder.resolve("models");
  }

  Path temp() {
    return folder.resolve("temp");
  }
}
