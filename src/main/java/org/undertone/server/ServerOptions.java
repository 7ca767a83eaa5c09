package org.undertone.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.undertone.audio.AudioLimits;

/**
 * How the server listens and how much it takes on.
 *
 * @param host the address to bind to; {@code 127.0.0.1} is reachable from this machine alone
 * @param hosts the names by which requests may ask besides localhost, numeric addresses and {@code
 *     host}; if empty, any where others than this machine can ask, else none
 * @param port 1 to 65535, or 0 for any that is free
 * @param webFolder the page: a folder that holds {@code index.html}
 * @param tempFolder where uploads rest while they are recognised; created if absent
 * @param limits how much audio one request may carry
 * @param workers how many clips are recognised at the same time, at least 1
 * @param queue how many more may wait for a worker before the server answers 503, at least 1
 */
public record ServerOptions(
    String host,
    List<String> hosts,
    int port,
    Path webFolder,
    Path tempFolder,
    AudioLimits limits,
    int workers,
    int queue) {

  /** This machine alone, port 8080, {@code web} and {@code temp}, one worker a processor. */
  public static final ServerOptions DEFAULT =
      new ServerOptions(
          "127.0.0.1",
          List.of(),
          8080,
          Path.of("web"),
          Path.of("temp"),
          AudioLimits.DEFAULT,
          Runtime.getRuntime().availableProcessors(),
          16);

  private static final Pattern HOST_NAME = Pattern.compile("[\\w.-]+");
  private static final int MOST_WORKERS = 1024;
  private static final int MOST_WAITING = 10_000;

  public ServerOptions {
    Objects.requireNonNull(webFolder, "webFolder");
    Objects.requireNonNull(tempFolder, "tempFolder");
    Objects.requireNonNull(limits, "limits");
    if (host == null || host.isBlank()) {
      throw new IllegalArgumentException("host must be an address or a name, got \"" + host + "\"");
    }
    hosts = List.copyOf(hosts);
    for (String name : hosts) {
      if (!HOST_NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "hosts must be names as voice.example, without scheme and port, got \"" + name + "\"");
      }
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must lie in 0..65535, got " + port);
    }
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new IllegalArgumentException(
          "workers must lie in 1.." + MOST_WORKERS + ", got " + workers);
    }
    if (queue < 1 || queue > MOST_WAITING) {
      throw new IllegalArgumentException("queue must lie in 1.." + MOST_WAITING + ", got " + queue);
    }
  }

  /** These options with another place to listen. */
  public ServerOptions at(String newHost, int newPort) {
    return new ServerOptions(
        newHost, hosts, newPort, webFolder, tempFolder, limits, workers, queue);
  }

  /** These options with other names by which requests may ask. */
  public ServerOptions withHosts(List<String> newHosts) {
    return new ServerOptions(host, newHosts, port, webFolder, tempFolder, limits, workers, queue);
  }

  /** The page's folder, checked, and by its real name: Jetty serves nothing through a link. */
  Path existingWebFolder() throws IOException {
    Path index = webFolder.resolve("index.html");
    if (!Files.isRegularFile(index)) {
      throw new IllegalArgumentException(
          "webFolder must hold the page, but there is no " + index.toAbsolutePath().normalize());
    }
    return webFolder.toRealPath();
  }
}
