package org.undertone.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what Jetty refuses before a route is reached, such as a broken request line. Jetty closes
 * the connection of what it did not understand without telling; here every client is told, since
 * one that is not may already be asking again on that connection. No route knows of such answers,
 * so that they are logged and counted here.
 */
final class JettyErrors implements Request.Handler {

  private final ObjectMapper json;
  private final RequestLog log;

  JettyErrors(ObjectMapper json, RequestLog log) {
    this.json = json;
    this.log = log;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback)
      throws JsonProcessingException {
    Problem problem = problem(response.getStatus());
    if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE_503) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS);
    }
    SecurityHeaders.ALL.forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    byte[] body = json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
    log.refused(request, problem.status());
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private static Problem problem(int status) {
    if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      return Problems.stopping();
    }
    if (status == HttpStatus.NOT_FOUND_404) {
      return Problems.notFound();
    }
    String detail =
        switch (status) {
          case 414 -> "The address is too long.";
          case 431 -> "The header of the request is too long.";
          case 505 -> "This version of HTTP is not spoken here; HTTP/1.1 is.";
          default -> "The request could not be understood.";
        };
    return status >= 500 && status != 505
        ? Problems.internal().withStatus(status)
        : Problem.of(status, "bad-request", "The request was refused", detail);
  }
}
