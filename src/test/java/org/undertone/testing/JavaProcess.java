package org.undertone.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A Java of its own with the class path of the tests, of which jars may be left out. */
public final class JavaProcess {

  private static final int PATIENCE_MINUTES = 30;

  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private Predicate<String> jars = jar -> true;

  /**
   * What it did.
   *
   * @param code its exit code
   * @param out what it wrote to standard output
   * @param err what it wrote to standard error
   */
  public record Run(int code, String out, String err) {}

  /** Leaves out of the class path what has a part in its name. */
  public JavaProcess without(String part) {
    jars = jar -> !Path.of(jar).getFileName().toString().contains(part);
    return this;
  }

  /** Adds an option of Java's. */
  public JavaProcess option(String option) {
    options.add(option);
    return this;
  }

  /** Sets a variable of its environment. */
  public JavaProcess set(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Runs a class to its end. */
  public Run run(Path folder, String mainClass, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-Djava.awt.headless=true", "-cp", classPath(), mainClass));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("UNDERTONE_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException(mainClass + " does not end");
    }
    return new Run(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  /** Absolute, as the process has another working folder; Surefire hides it behind a jar. */
  private String classPath() {
    String entries =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(entries.split(File.pathSeparator))
        .filter(jars)
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
