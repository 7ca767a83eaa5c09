package org.undertone.cli;

import java.io.IOException;
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
          + " flight finish. Recordings are deleted as soon as they are answered.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  undertone serve",
      "  undertone serve --port 9000 --model mine",
      "  UNDERTONE_PORT=9000 undertone serve",
      "  curl -F audio=@voice.wav http://127.0.0.1:8080/api/v1/upload"
    })
final class ServeCommand implements Callable<Integer> {

  private final Home home;
  private final Terminal terminal;

  @Mixin private ModelOption model;
  @Mixin private LimitOptions limits;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description =
          "The address to listen on (default: 127.0.0.1, this machine alone; 0.0.0.0 is"
              + " reachable from others).")
  private String host = "127.0.0.1";

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "The port to listen on, 0 for any that is free (default: 8080).")
  private int port = 8080;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Recordings answered at the same time (default: one a processor).")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--queue",
      paramLabel = "N",
      description = "Recordings that may wait before the service answers 503 (default: 16).")
  private int queue = 16;

  ServeCommand(Home home, Terminal terminal) {
    this.home = home;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    ServerOptions options =
        new ServerOptions(host, port, home.web(), home.temp(), limits.limits(), workers, queue);
    UndertoneServer server =
        new UndertoneServer(options, new ModelStore(home.models()), model.id());
    server.start();
    terminal.line(
        "Undertone listens on http://" + host + ":" + server.port() + ", Ctrl-C stops it");
    Thread stop = new Thread(server::stop, "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    awaitInterrupt();
    Runtime.getRuntime().removeShutdownHook(stop);
    server.stop();
    return ExitCode.DONE;
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
