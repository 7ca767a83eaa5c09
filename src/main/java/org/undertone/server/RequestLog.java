package org.undertone.server;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stays of every request: a line at INFO (method, route, status, time), and the same in the
 * metrics. The route is the pattern that matched, so that nothing a client made up, least of all a
 * file name, reaches either.
 */
final class RequestLog {

  private static final Logger LOG = LoggerFactory.getLogger("org.undertone.server.requests");
  private static final String NO_ROUTE = "none";
  private static final Set<String> METHODS =
      HandlerType.commonHttp().stream().map(HandlerType::name).collect(toUnmodifiableSet());

  private final Metrics metrics;

  RequestLog(Metrics metrics) {
    this.metrics = metrics;
  }

  /** Of a request that came as far as the routes. */
  void answered(Context ctx, double millis) {
    write(ctx.method().name(), route(ctx), ctx.statusCode(), millis);
  }

  /** Of one that Jetty refused before. */
  void refused(Request request, int status) {
    double millis = NanoTime.since(request.getBeginNanoTime()) / 1e6;
    write(request.getMethod(), NO_ROUTE, status, millis);
  }

  /** The method as {@code OTHER} where a client made it up. */
  private void write(String asked, String route, int status, double millis) {
    String method = METHODS.contains(asked) ? asked : "OTHER";
    metrics.request(method, route, status, millis);
    LOG.info(
        "method={} route={} status={} millis={}",
        method,
        route,
        status,
        Math.round(millis * 10) / 10.0);
  }

  /** The pattern that matched: a route, {@code page} for its files, or {@code none}. */
  static String route(Context ctx) {
    Endpoint matched = ctx.endpoints().matchedHttpEndpoint();
    if (matched != null) {
      return matched.path;
    }
    return ctx.statusCode() < 400 ? "page" : NO_ROUTE;
  }
}
