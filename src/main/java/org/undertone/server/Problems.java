package org.undertone.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.undertone.audio.BadAudioException;

/** The one place where exceptions become problem documents. */
final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  static final String RETRY_AFTER_SECONDS = "2";

  private static final int MOST_DRAINED_BYTES = 100_000_000;

  private Problems() {}

  static void register(RoutesConfig routes) {
    routes.exception(RefusedException.class, (e, ctx) -> send(ctx, e.problem()));
    routes.exception(BadAudioException.class, (e, ctx) -> send(ctx, badAudio(e)));
    routes.exception(HttpResponseException.class, Problems::sendFrameworkRefusal);
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

  private static void sendFrameworkRefusal(HttpResponseException e, Context ctx) {
    if (e instanceof MethodNotAllowedResponse) {
      String allowed = String.join(", ", new TreeSet<>(e.getDetails().values()));
      ctx.header("Allow", allowed);
      String detail = "This address takes " + allowed + ", not " + ctx.method() + ".";
      send(ctx, Problem.of(405, "method-not-allowed", "The method is not allowed", detail));
    } else if (e.getStatus() == 404) {
      send(ctx, Problem.of(404, "not-found", "There is nothing here", "Nothing has this address."));
    } else {
      String detail = "The request could not be understood.";
      send(ctx, Problem.of(e.getStatus(), "bad-request", "The request was refused", detail));
    }
  }

  private static void send(Context ctx, Problem problem) {
    drain(ctx);
    if (problem.status() == 503) {
      ctx.header("Retry-After", RETRY_AFTER_SECONDS);
    }
    ctx.status(problem.status()).json(problem);
    ctx.res().setCharacterEncoding(null); // JSON is UTF-8; the type has no such parameter
    ctx.res().setContentType(Problem.CONTENT_TYPE);
  }

  /**
   * Takes in what the client is still sending, since many clients look for an answer only after
   * that. Not where the client waits to be told to send, nor without end.
   */
  private static void drain(Context ctx) {
    if (ctx.header("Expect") != null || ctx.req().getContentLengthLong() > MOST_DRAINED_BYTES) {
      return;
    }
    try {
      InputStream body = ctx.req().getInputStream();
      byte[] ignored = new byte[65_536];
      int left = MOST_DRAINED_BYTES;
      for (int count = 0; count >= 0 && left > 0; left -= count) {
        count = body.read(ignored);
      }
    } catch (IOException | IllegalStateException e) {
      LOG.debug("the rest of a refused request could not be read", e);
    }
  }
}
