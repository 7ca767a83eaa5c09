package org.undertone.server;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line a request at INFO: method, route, status, time. The route is the pattern that matched,
 * so that nothing a client made up, least of all a file name, reaches the log or the metrics.
 */
final class RequestLog {

  private static final Logger LOG = LoggerFactory.getLogger("org.undertone.server.requests");

  private RequestLog() {}

  static void write(Context ctx, double millis) {
    LOG.atInfo()
        .addArgument(() -> method(ctx))
        .addArgument(() -> route(ctx))
        .addArgument(ctx::statusCode)
        .addArgument(() -> Math.round(millis * 10) / 10.0)
        .log("method={} route={} status={} millis={}");
  }

  /** The method, or {@code OTHER} for one that a client made up. */
  static String method(Context ctx) {
    return HandlerType.commonHttp().contains(ctx.method()) ? ctx.method().name() : "OTHER";
  }

  /** The pattern that matched: a route, {@code page} for its files, or {@code none}. */
  static String route(Context ctx) {
    Endpoint matched = ctx.endpoints().matchedHttpEndpoint();
    if (matched != null) {
      return matched.path;
    }
    return ctx.statusCode() < 400 ? "page" : "none";
  }
}
