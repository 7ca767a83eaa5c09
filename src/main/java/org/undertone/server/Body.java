package org.undertone.server;

import io.javalin.http.Context;
import java.io.FilterInputStream;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The body of a request: that it ends or breaks too early is no fault of ours, unless we stop. */
final class Body extends FilterInputStream {

  private static final Logger LOG = LoggerFactory.getLogger(Body.class);

  private final Context ctx;

  Body(Context ctx) throws IOException {
    super(ctx.req().getInputStream());
    this.ctx = ctx;
  }

  /**
   * {@inheritDoc}
   *
   * @throws RefusedException if the client hangs up or sends broken chunks, or the server stops
   */
  @Override
  public int read(byte[] bytes, int from, int length) {
    try {
      return in.read(bytes, from, length);
    } catch (IOException e) {
      LOG.debug("the body of a request could not be read", e);
      throw new RefusedException(Problems.isStopping(ctx) ? Problems.stopping() : cutOff());
    }
  }

  private static Problem cutOff() {
    return Problem.of(
        400,
        "cut-off",
        "The recording is cut off",
        "The body of the request ends or breaks before its time; send it again.");
  }
}
