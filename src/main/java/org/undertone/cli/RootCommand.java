package org.undertone.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * {@code undertone} itself, which only knows its commands. Its options hold for all of them;
 * picocli acts on them, and nobody reads the fields.
 */
@Command(
    name = "undertone",
    versionProvider = RootCommand.Version.class,
    header = "Undertone hears the feeling in a voice and says how sure it is.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  undertone serve                     open the page at http://127.0.0.1:8080",
      "  undertone predict voice.wav         answer for one recording",
      "  undertone predict --csv recordings/ answer for a folder, as a table",
      "  undertone COMMAND --help            more on one command",
      "",
      "Settings come from the command line, else from the environment (UNDERTONE_PORT, ...),",
      "else from undertone.properties in the working directory or the file of --config.",
      "Exit codes: 0 done, 1 failed on the input, 2 wrong usage."
    })
@SuppressWarnings("UnusedVariable")
final class RootCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  private boolean help;

  @Option(
      names = Main.CONFIG_OPTION,
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description =
          "Read settings from this properties file instead of "
              + Settings.FILE_NAME
              + " in the working directory.")
  private Path config;

  @Option(names = "--version", versionHelp = true, description = "Show the version and exit.")
  private boolean version;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  /** The version that the jar was built as. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"undertone " + Optional.ofNullable(version).orElse("development")};
    }
  }
}
