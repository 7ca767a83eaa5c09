package org.undertone.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Header;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinJackson;
import io.javalin.router.ParsedEndpoint;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.undertone.model.ModelStore;
import org.undertone.recognize.VerdictJson;

/**
 * The page and the HTTP service. Starts once and stops once; a stop lets what is in flight finish.
 * Its methods may be called from any thread.
 */
public final class UndertoneServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(UndertoneServer.class);
  private static final long STOP_TIMEOUT_MILLIS = 30_000;

  /**
   * So long a request on its way may pause while the server stops, and so long the stop waits for
   * connections on which nobody asks.
   */
  private static final long PAUSE_MILLIS = 3000;

  /** All addresses, and which of them is this machine's own. */
  private static final Map<String, String> HERE = Map.of("0.0.0.0", "127.0.0.1", "::", "::1");

  private final ServerOptions options;
  private final Uploads uploads;
  private final ObjectMapper json = VerdictJson.mapper();
  private final RecognitionPool pool;
  private final RequestLog log;
  private final Models loaded;
  private final Api api;
  private final Javalin javalin;
  private volatile boolean started;

  /** A server with all models of the store that are sound and can run here. */
  public UndertoneServer(ServerOptions options, ModelStore models, String defaultModelId)
      throws IOException {
    this(options, models, defaultModelId, List.of());
  }

  /**
   * Prepares the server; nothing listens yet. The default model and all that are no network are
   * loaded now, other networks when they are first asked: a server without networks needs no
   * PyTorch.
   *
   * @param models where the bundles are
   * @param defaultModelId the one that speaks when a request names none
   * @param modelIds those that it may name besides; if empty, all that are sound and can run here
   * @throws IOException if the default bundle cannot be loaded, or another named one is missing,
   *     damaged, or a network that cannot run here (the message names the file); or if the
   *     temporary folder cannot be used
   * @throws IllegalArgumentException if the web folder holds no page, or what is to name a model
   *     cannot be an id
   */
  public UndertoneServer(
      ServerOptions options, ModelStore models, String defaultModelId, List<String> modelIds)
      throws IOException {
    this.options = options;
    this.loaded = new Models(models, defaultModelId, modelIds);
    String webFolder = options.existingWebFolder().toString();
    this.uploads = new Uploads(options.tempFolder(), options.limits().maxBytes());
    this.pool = new RecognitionPool(options.workers(), options.queue());
    Metrics metrics = new Metrics(pool);
    this.log = new RequestLog(metrics);
    this.api = new Api(options.limits(), uploads.folder(), loaded, uploads, pool, metrics);
    this.javalin = Javalin.create(config -> configure(config, webFolder));
  }

  private void configure(JavalinConfig config, String webFolder) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.jetty.host = options.host();
    config.jetty.port = options.port();
    config.jetty.threadPool = new QueuedThreadPool(threads());
    config.jetty.modifyServer(this::configureJetty);
    config.jetty.modifyHttpConfiguration(http -> http.addCustomizer(UndertoneServer::asItSays));
    config.jetty.modifyServletContextHandler(
        handler -> handler.setMaxFormContentSize(Form.MOST_FIELD_BYTES));
    config.jsonMapper(new JavalinJackson(json, false));
    config.router.javaLangErrorHandler(
        (response, error) -> {
          LOG.error("a request failed", error);
          response.setStatus(500);
        });
    config.staticFiles.add(
        files -> {
          files.hostedPath = "/";
          files.directory = webFolder;
          files.location = Location.EXTERNAL;
          // Both are for what stands before the server and keeps files: Javalin compresses some.
          files.headers = Map.of("Cache-Control", "no-cache", "Vary", "Accept-Encoding");
        });
    config.routes.before(ctx -> SecurityHeaders.ALL.forEach(ctx::header));
    api.register(config.routes);
    config.routes.before(new Hosts(options)::requireKnown);
    Problems.register(config.routes, Path.of(webFolder));
    config.requestLogger.http((ctx, millis) -> log.answered(ctx, millis));
  }

  /** For all uploads at once and as many other requests, though every worker has a queue. */
  private int threads() {
    return 2 * Uploads.MOST_AT_ONCE + options.workers() + options.queue();
  }

  /** The method is that of the first line: Javalin would take another one from a header. */
  private static Request asItSays(Request request, HttpFields.Mutable ofTheAnswer) {
    if (!request.getHeaders().contains(Header.X_HTTP_METHOD_OVERRIDE)) {
      return request;
    }
    HttpFields fields =
        HttpFields.build(request.getHeaders()).remove(Header.X_HTTP_METHOD_OVERRIDE).asImmutable();
    return new Request.Wrapper(request) {
      @Override
      public HttpFields getHeaders() {
        return fields;
      }
    };
  }

  private void configureJetty(Server jetty) {
    jetty.setStopTimeout(STOP_TIMEOUT_MILLIS);
    jetty.setErrorHandler(new JettyErrors(json, log));
    GracefulHandler graceful = new GracefulHandler();
    graceful.setShutdownIdleTimeout(PAUSE_MILLIS);
    jetty.insertHandler(graceful);
  }

  /**
   * Lets the models that are loaded answer a few times, so that whoever asks first need not wait.
   */
  public void rehearse() {
    loaded.rehearse();
  }

  /**
   * Begins to listen.
   *
   * @throws IOException if the host is none of this machine, or the port is taken or forbidden
   */
  public void start() throws IOException {
    try {
      javalin.start();
    } catch (JavalinException e) {
      String address = options.host() + ":" + options.port();
      throw new IOException(
          "cannot listen on "
              + address
              + "; the host must be an address of this machine, and no other program may have the"
              + " port",
          e);
    }
    started = true;
    LOG.info("listening on {}", address());
  }

  /**
   * Where the page is while the server listens, such as {@code http://127.0.0.1:8080}: for this
   * machine, where it listens on all addresses, since browsers record only there or over https.
   */
  public String address() {
    return address(options.host(), port());
  }

  static String address(String host, int port) {
    String name = HERE.getOrDefault(host, host);
    return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
  }

  /** The port that the server listens on. */
  public int port() {
    return javalin.port();
  }

  /** The workers, for tests that hold them. */
  RecognitionPool pool() {
    return pool;
  }

  /** What is routed, for tests: such as {@code POST /api/v1/upload}. */
  Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    for (ParsedEndpoint route : javalin.unsafe.internalRouter.allHttpHandlers()) {
      if (route.endpoint.method.isHttpMethod()) {
        routes.add(route.endpoint.method + " " + route.endpoint.path);
      }
    }
    return routes;
  }

  /** Takes no more requests, finishes those begun, and frees the port. */
  public void stop() {
    try (uploads;
        pool) {
      javalin.stop();
    } catch (IOException e) {
      LOG.warn("uploads could not be deleted", e);
    }
    if (started) {
      LOG.info("stopped");
    }
  }

  @Override
  public void close() {
    stop();
  }
}
