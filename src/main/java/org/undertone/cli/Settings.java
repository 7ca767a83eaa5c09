package org.undertone.cli;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What options are worth where the command line does not say: first what the environment says
 * ({@code UNDERTONE_PORT}), then the properties file ({@code port=}), then the option's own
 * default.
 */
final class Settings implements IDefaultValueProvider {

  /** The options that may be set so, by their long names. */
  static final List<String> KEYS =
      List.of(
          "host",
          "hosts",
          "port",
          "model",
          "models",
          "workers",
          "queue",
          "max-bytes",
          "max-seconds",
          "decoder-seconds");

  /** The file that is read if it lies in the working directory and no other is named. */
  static final String FILE_NAME = "undertone.properties";

  static final Settings NONE = new Settings(Map.of(), List.of());

  private static final String PREFIX = "UNDERTONE_";

  /** Some editors begin a file with it. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** Variables that the launcher reads before the program starts. */
  private static final List<String> LAUNCHER_VARIABLES =
      List.of("UNDERTONE_HOME", "UNDERTONE_JAVA_OPTS");

  /**
   * How Kubernetes tells every container of a service; of one called undertone it says {@code
   * UNDERTONE_PORT}.
   */
  private static final Pattern LINK = Pattern.compile("(tcp|udp|sctp)://");

  private record Setting(String value, String source) {}

  private final Map<String, Setting> settings;

  private final List<String> unknown;

  private Settings(Map<String, Setting> settings, List<String> unknown) {
    this.settings = settings;
    this.unknown = unknown;
  }

  /**
   * Reads environment and file.
   *
   * @param named the file given by {@code --config}, or empty for the one in the working directory,
   *     if it is there
   * @throws UsageException naming a key that is unknown, or the file that cannot be read
   */
  static Settings read(Optional<Path> named, Path workingFolder, Map<String, String> environment) {
    Map<String, Setting> settings = new HashMap<>();
    Path file = named.orElse(workingFolder.resolve(FILE_NAME));
    if (named.isPresent() || Files.exists(file)) {
      readFile(file, settings);
    }
    return new Settings(settings, readEnvironment(environment, settings));
  }

  private static void readFile(Path file, Map<String, Setting> settings) {
    Properties properties = new Properties();
    try {
      String text = Files.readString(file);
      properties.load(
          new StringReader(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text));
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException("cannot read the configuration " + file + ": " + Words.of(e));
    }
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      if (!KEYS.contains(key)) {
        throw new UsageException(
            "unknown key \"" + key + "\" in " + file + "; known are " + String.join(", ", KEYS));
      }
      settings.put(key, new Setting(properties.getProperty(key).strip(), file + ", key " + key));
    }
  }

  /** Returns the variables that are none of ours. */
  private static List<String> readEnvironment(
      Map<String, String> environment, Map<String, Setting> settings) {
    List<String> unknown = new ArrayList<>();
    Map<String, String> keyOfVariable =
        KEYS.stream().collect(Collectors.toMap(Settings::variable, key -> key));
    for (String variable : new TreeSet<>(environment.keySet())) {
      if (!variable.startsWith(PREFIX) || LAUNCHER_VARIABLES.contains(variable)) {
        continue;
      }
      String key = keyOfVariable.get(variable);
      String value = environment.get(variable);
      if (key == null || LINK.matcher(value).lookingAt()) {
        unknown.add(variable);
      } else {
        settings.put(key, new Setting(value, variable));
      }
    }
    return unknown;
  }

  /** What variables that begin as ours do are passed over, in words; empty if none are. */
  Optional<String> warning() {
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "passed over "
                + String.join(", ", unknown)
                + " in the environment; known are "
                + KEYS.stream().map(Settings::variable).collect(Collectors.joining(", "))
                + ", "
                + String.join(", ", LAUNCHER_VARIABLES));
  }

  /** The environment variable of a key. */
  static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    return setting(argument).map(Setting::value).orElse(null);
  }

  /** Which variable or file gave a value for an option, in words; empty if none did. */
  Optional<String> source(ArgSpec argument) {
    return setting(argument).map(Setting::source);
  }

  private Optional<Setting> setting(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? Optional.ofNullable(settings.get(option.longestName().replaceFirst("^--", "")))
        : Optional.empty();
  }
}
