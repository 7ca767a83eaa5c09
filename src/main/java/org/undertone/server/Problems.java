package org.undertone.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.undertone.audio.BadAudioException;

/** The one place where exceptions become problem documents. */
final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  static final String RETRY_AFTER_SECONDS = "2";

  /** The reason of the one refusal with 503 that stands until the server starts anew. */
  private static final String LASTING = "model-unavailable";

  /** So many refused requests at once may still send, that they never hold all threads. */
  static final int MOST_DRAINED_AT_ONCE = Uploads.MOST_AT_ONCE / 2;

  private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);
  private static final Semaphore DRAINS = new Semaphore(MOST_DRAINED_AT_ONCE);
  private static final int MOST_DRAINED_BYTES = 100_000_000;
  private static final long MOST_DRAINED_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long MOST_SILENT_MILLIS = 2000;

  private Problems() {}

  /**
   * @param pages the folder of the files that are served as they are
   */
  static void register(RoutesConfig routes, Path pages) {
    routes.exception(RefusedException.class, (e, ctx) -> send(ctx, e.problem()));
    routes.exception(BadAudioException.class, (e, ctx) -> send(ctx, badAudio(e)));
    routes.exception(HttpResponseException.class, (e, ctx) -> sendFrameworkRefusal(e, ctx, pages));
    routes.exception(
        Exception.class,
        (e, ctx) -> {
          LOG.error("{} failed", RequestLog.route(ctx), e);
          send(ctx, internal());
        });
  }

  static Problem internal() {
    return Problem.of(
        500,
        "internal",
        "The server failed",
        "Something went wrong on the server; its log says what. The request may be sent again.");
  }

  /** For those who ask on an open connection while the last answers are given. */
  static Problem stopping() {
    return Problem.of(
        503,
        "stopping",
        "The server is being stopped",
        "The server is being stopped and takes no further request; try again in "
            + RETRY_AFTER_SECONDS
            + " s, when it may be back.");
  }

  static boolean isStopping(Context ctx) {
    return ServletContextRequest.getServletContextRequest(ctx.req())
        .getConnectionMetaData()
        .getConnector()
        .getServer()
        .isStopping();
  }

  static Problem busy(int waiting) {
    return Problem.of(
            503,
            "busy",
            "The server is busy",
            "All workers are busy and "
                + waiting
                + " clips are waiting already; try again in "
                + RETRY_AFTER_SECONDS
                + " s")
        .with("allowed", waiting);
  }

  static Problem crowded(int takenIn) {
    return Problem.of(
            503,
            "busy",
            "The server is busy",
            takenIn
                + " requests are being taken in already; try again in "
                + RETRY_AFTER_SECONDS
                + " s")
        .with("allowed", takenIn);
  }

  static Problem notFound() {
    return Problem.of(404, "not-found", "There is nothing here", "Nothing has this address.");
  }

  static Problem tooLarge(long allowedBytes) {
    return Problem.of(
            413,
            "too-large",
            "The recording is too large",
            "A recording may have "
                + allowedBytes
                + " bytes; this one has more. Send a shorter one.")
        .with("allowed", allowedBytes);
  }

  static Problem tooLongTogether(double allowedSeconds) {
    return Problem.of(
            413,
            "too-long",
            "The recordings are too long",
            "All recordings together may last "
                + allowedSeconds
                + " s. Send fewer or shorter ones.")
        .with("allowed", allowedSeconds);
  }

  static Problem badAudio(BadAudioException e) {
    String reason = e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    Problem problem = Problem.of(status(e.reason()), reason, title(e.reason()), e.getMessage());
    if (Double.isFinite(e.found())) {
      problem = problem.with("found", e.found());
    }
    if (Double.isFinite(e.allowed())) {
      problem = problem.with("allowed", e.allowed());
    }
    return problem;
  }

  private static int status(BadAudioException.Reason reason) {
    return switch (reason) {
      case EMPTY, MALFORMED -> 400;
      case TOO_LARGE, TOO_LONG -> 413;
      case NOT_AUDIO, UNDECODABLE, DECODER_MISSING, DECODER_TIMEOUT -> 415;
      case TOO_SHORT -> 422;
    };
  }

  private static String title(BadAudioException.Reason reason) {
    return switch (reason) {
      case EMPTY -> "The recording is empty";
      case MALFORMED -> "The recording is damaged";
      case TOO_LARGE -> "The recording is too large";
      case TOO_LONG -> "The recording is too long";
      case TOO_SHORT -> "The recording is too short";
      case NOT_AUDIO -> "This is not audio";
      case UNDECODABLE -> "This kind of audio cannot be decoded";
      case DECODER_MISSING -> "The decoder for this format is missing";
      case DECODER_TIMEOUT -> "Decoding took too long";
    };
  }

  private static void sendFrameworkRefusal(HttpResponseException e, Context ctx, Path pages) {
    if (e instanceof MethodNotAllowedResponse) {
      sendMethodNotAllowed(ctx, String.join(", ", new TreeSet<>(e.getDetails().values())));
    } else if (e.getStatus() == 404
        && !READING.contains(ctx.method())
        && holds(pages, ctx.path())) {
      sendMethodNotAllowed(ctx, "GET, HEAD");
    } else if (e.getStatus() == 404) {
      send(ctx, notFound());
    } else {
      String detail = "The request could not be understood.";
      send(ctx, Problem.of(e.getStatus(), "bad-request", "The request was refused", detail));
    }
  }

  private static void sendMethodNotAllowed(Context ctx, String allowed) {
    ctx.header("Allow", allowed);
    String detail = "This address takes " + allowed + ", not " + ctx.method() + ".";
    send(ctx, Problem.of(405, "method-not-allowed", "The method is not allowed", detail));
  }

  /** Whether there is a file of that address, which another method would be given. */
  private static boolean holds(Path pages, String address) {
    try {
      Path file =
          pages.resolve(
              address.endsWith("/") ? address.substring(1) + "index.html" : address.substring(1));
      return file.normalize().startsWith(pages) && Files.isRegularFile(file);
    } catch (InvalidPathException noFile) {
      return false;
    }
  }

  private static void send(Context ctx, Problem problem) {
    if (problem.status() != 503) {
      drain(ctx);
    } else if (!LASTING.equals(problem.fields().get("reason"))) {
      ctx.header("Retry-After", RETRY_AFTER_SECONDS);
    }
    ctx.status(problem.status()).json(problem);
    ctx.res().setCharacterEncoding(null); // JSON is UTF-8; the type has no such parameter
    ctx.res().setContentType(Problem.CONTENT_TYPE);
  }

  /**
   * Takes in what the client is still sending, since many clients look for an answer only after
   * that. Not where the client waits to be told to send, nor of many at once, nor without end, nor
   * where it falls silent.
   */
  private static void drain(Context ctx) {
    if (ctx.header("Expect") != null
        || ctx.req().getContentLengthLong() > MOST_DRAINED_BYTES
        || !DRAINS.tryAcquire()) {
      return;
    }
    try {
      drainPatiently(ctx);
    } finally {
      DRAINS.release();
    }
  }

  private static void drainPatiently(Context ctx) {
    EndPoint connection =
        ServletContextRequest.getServletContextRequest(ctx.req())
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint();
    long patience = connection.getIdleTimeout();
    connection.setIdleTimeout(MOST_SILENT_MILLIS);
    long start = System.nanoTime();
    try {
      InputStream body = ctx.req().getInputStream();
      byte[] ignored = new byte[65_536];
      int left = MOST_DRAINED_BYTES;
      for (int count = 0;
          count >= 0 && left > 0 && System.nanoTime() - start < MOST_DRAINED_NANOS;
          left -= count) {
        count = body.read(ignored);
      }
    } catch (IOException | IllegalStateException e) {
      LOG.debug("the rest of a refused request could not be read", e);
    } finally {
      connection.setIdleTimeout(patience);
    }
  }
}
