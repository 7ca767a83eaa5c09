package org.undertone.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: arguments in, an exit code out. */
public final class Main {

  static final String CONFIG_OPTION = "--config";

  private final Home home;
  private final Terminal terminal;
  private final Path workingFolder;
  private final Map<String, String> environment;

  /**
   * A program in a given place.
   *
   * @param workingFolder where {@link Settings#FILE_NAME} is looked for
   * @param environment the variables that it sees
   */
  Main(Home home, Terminal terminal, Path workingFolder, Map<String, String> environment) {
    this.home = home;
    this.terminal = terminal;
    this.workingFolder = workingFolder;
    this.environment = environment;
  }

  public static void main(String[] args) {
    // Results have a stream of their own; what libraries print is none of them.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    Main main = new Main(Home.find(), Terminal.standard(), Path.of(""), System.getenv());
    System.exit(main.run(args));
  }

  /** Runs one command; 0 done, 1 failed on the input, 2 wrong usage. */
  int run(String... args) {
    Settings settings;
    try {
      settings =
          asksForHelp(args)
              ? Settings.NONE
              : Settings.read(configFile(args), workingFolder, environment);
    } catch (UsageException | InvalidPathException e) {
      terminal.complain(e.getMessage());
      return ExitCode.USAGE;
    }
    settings.warning().ifPresent(terminal::complain);
    int code = guarded(() -> commandLine(settings).execute(args));
    Optional<String> lost = terminal.lostResults();
    lost.ifPresent(why -> terminal.complain("the results could not be written: " + why));
    return lost.isPresent() ? ExitCode.FAILED : code;
  }

  /** Picocli hands on what is no exception; people get a line of it, not its trace. */
  int guarded(IntSupplier command) {
    try {
      return command.getAsInt();
    } catch (OutOfMemoryError e) {
      terminal.complain(
          "there is too little memory for it; give Java more (UNDERTONE_JAVA_OPTS=-Xmx12g)");
    } catch (StackOverflowError | LinkageError e) {
      terminal.complain("internal error: " + e);
    }
    return ExitCode.FAILED;
  }

  private CommandLine commandLine(Settings settings) {
    CommandLine commands =
        new CommandLine(new RootCommand())
            .addSubcommand(new ServeCommand(home, terminal))
            .addSubcommand(new PredictCommand(home, terminal))
            .addSubcommand(new BaselineCommand(home, terminal))
            .addSubcommand(new TrainCommand(home, terminal))
            .addSubcommand(new EvaluateCommand(home, terminal))
            .addSubcommand(new FeaturesCommand(terminal))
            .addSubcommand(new ModelsCommand(home, terminal));
    return commands
        .registerConverter(Path.class, Main::path)
        .setExpandAtFiles(false) // since recordings may have such names
        .setDefaultValueProvider(settings)
        .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler((e, args) -> misused(e, settings, args))
        .setExecutionExceptionHandler(
            (e, command, result) ->
                failed(e, command, settings, result.originalArgs().toArray(String[]::new)));
  }

  /** An empty path would be the working folder, which nobody means who gives an empty variable. */
  private static Path path(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("the path is empty");
    }
    return Path.of(text);
  }

  private int misused(ParameterException e, Settings settings, String[] args) {
    CommandLine command = e.getCommandLine();
    StringBuilder message = new StringBuilder(Words.of(e));
    if (e.getArgSpec() != null) {
      message.append(from(e.getArgSpec(), settings, args));
    }
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      message
          .append("; did you mean ")
          .append(String.join(" or ", unmatched.getSuggestions()))
          .append('?');
    } else {
      message.append('.');
    }
    terminal.complain(message + " Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  /** Which setting an argument is from, in brackets after a space; empty if from none. */
  private static String from(ArgSpec argument, Settings settings, String[] args) {
    return isGiven(argument, args)
        ? ""
        : settings.source(argument).map(source -> " (from " + source + ")").orElse("");
  }

  /** Whether the option stands on the command line, so that no setting is to blame for it. */
  private static boolean isGiven(ArgSpec argument, String[] args) {
    return argument instanceof OptionSpec option
        && Arrays.stream(args)
            .anyMatch(
                arg ->
                    Arrays.stream(option.names())
                        .anyMatch(
                            name ->
                                arg.equals(name)
                                    || arg.startsWith(name.length() == 2 ? name : name + "=")));
  }

  private int failed(Exception e, CommandLine command, Settings settings, String[] args) {
    if (e instanceof UsageException || e instanceof IllegalArgumentException) {
      String message = Words.of(e);
      String from =
          command.getCommandSpec().options().stream()
              .filter(option -> isAbout(option, message))
              .map(option -> from(option, settings, args))
              .collect(Collectors.joining());
      terminal.complain(asOption(command, message) + from);
      return ExitCode.USAGE;
    }
    if (e instanceof IOException io) {
      terminal.complain(Words.withFile(io));
    } else if (e instanceof InterruptedException) {
      terminal.complain("interrupted");
    } else {
      terminal.complain("internal error: " + e.getClass().getName() + ": " + Words.of(e));
    }
    return ExitCode.FAILED;
  }

  /** Whether a message begins with the name of an option, with its hyphens or without. */
  private static boolean isAbout(OptionSpec option, String message) {
    String name = option.longestName();
    return message.startsWith(name + " ") || message.startsWith(inCode(name) + " ");
  }

  /** A message that begins with the name by which the code knows an option, with the option's. */
  private static String asOption(CommandLine command, String message) {
    return command.getCommandSpec().options().stream()
        .map(OptionSpec::longestName)
        .filter(name -> message.startsWith(inCode(name) + " "))
        .findFirst()
        .map(name -> name + message.substring(inCode(name).length()))
        .orElse(message);
  }

  /** Such as {@code minLeaf} for {@code --min-leaf}. */
  private static String inCode(String option) {
    return Pattern.compile("-(\\w)")
        .matcher(option.substring(2))
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }

  /** A broken setting must not keep anyone from reading how to mend it. */
  private static boolean asksForHelp(String[] args) {
    List<String> given = List.of(args);
    return given.isEmpty()
        || given.contains("-h")
        || given.contains("--help")
        || given.contains("--version");
  }

  /** The file has to be known before the other options can have their defaults. */
  private static Optional<Path> configFile(String[] args) {
    for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
      if (args[i].startsWith(CONFIG_OPTION + "=")) {
        return Optional.of(config(args[i].substring(CONFIG_OPTION.length() + 1)));
      }
      if (args[i].equals(CONFIG_OPTION) && i + 1 < args.length) {
        return Optional.of(config(args[i + 1]));
      }
    }
    return Optional.empty();
  }

  private static Path config(String path) {
    if (path.isEmpty()) {
      throw new UsageException(CONFIG_OPTION + ": the path is empty");
    }
    return Path.of(path);
  }
}
