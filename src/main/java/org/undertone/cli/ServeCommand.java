package org.undertone.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.undertone.model.ModelStore;
import org.undertone.server.ServerOptions;
import org.undertone.server.UndertoneServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code undertone serve}: the page and the HTTP service, until interrupted. */
@Command(
    name = "serve",
    header = "Serve the page and the HTTP service.",
    description = {
      "%nListens on this machine alone unless --host says otherwise; Ctrl-C lets the requests in"
          + " flight finish. Recordings are deleted as soon as they are answered.",
      "%nThe page offers a choice of all models that are served. A network among them is loaded when"
          + " it is first asked; where only forests are asked, none is.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  undertone serve",
      "  undertone serve --port 9000 --model mine",
      "  undertone serve --models classic,companion",
      "  UNDERTONE_PORT=9000 undertone serve",
      "  curl -F audio=@voice.wav http://127.0.0.1:8080/api/v1/upload"
    })
final class ServeCommand implements Callable<Integer> {

  private final Home home;
  private final Terminal terminal;

  @Mixin private ModelOption model;
  @Mixin private LimitOptions limits;

  @Option(
      names = "--models",
      paramLabel = "ID",
      split = ",",
      description =
          "The models that are served, separated by commas (default: all in models/, or beside the"
              + " one whose path --model gives, that can run here). The first answers where --model"
              + " names no other and classic is not among them.")
  private List<String> models = List.of();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description =
          "The address to listen on (default: 127.0.0.1, this machine alone; 0.0.0.0 is"
              + " reachable from others, whose browsers record over https alone).")
  private String host = ServerOptions.DEFAULT.host();

  @Option(
      names = "--hosts",
      paramLabel = "NAME",
      split = ",",
      description =
          "Names by which the service may be asked besides localhost and numeric addresses, separated"
              + " by commas, such as a proxy before it passes on (default: none where it listens on"
              + " this machine alone, else any).")
  private List<String> hosts = List.of();

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "The port to listen on, 0 for any that is free (default: 8080).")
  private int port = ServerOptions.DEFAULT.port();

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Recordings answered at the same time (default: one a processor).")
  private int workers = ServerOptions.DEFAULT.workers();

  @Option(
      names = "--queue",
      paramLabel = "N",
      description = "Recordings that may wait before the service answers 503 (default: 16).")
  private int queue = ServerOptions.DEFAULT.queue();

  ServeCommand(Home home, Terminal terminal) {
    this.home = home;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    ServerOptions options =
        new ServerOptions(
            host, hosts, port, home.web(), home.temp(), limits.limits(), workers, queue);
    NamedModel first = NamedModel.of(home, defaultModel());
    try (UndertoneServer server = new UndertoneServer(options, first.store(), first.id(), models)) {
      server.rehearse();
      server.start();
      terminal.line("Undertone listens on " + server.address() + ", Ctrl-C stops it");
      Thread stop = new Thread(server::stop, "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      awaitInterrupt();
      Runtime.getRuntime().removeShutdownHook(stop);
    }
    return ExitCode.DONE;
  }

  private String defaultModel() {
    boolean withoutClassic = !models.isEmpty() && !models.contains(ModelStore.DEFAULT_ID);
    return model.given().orElse(withoutClassic ? models.get(0) : ModelStore.DEFAULT_ID);
  }

  /** Ctrl-C ends the program through the hook; only a caller in the same process gets past here. */
  private static void awaitInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.interrupted();
    }
  }
}
