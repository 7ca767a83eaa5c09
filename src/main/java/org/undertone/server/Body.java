package org.undertone.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The body of a request: that it ends or breaks too early is the client's fault, not ours. */
final class Body extends FilterInputStream {

  private static final Logger LOG = LoggerFactory.getLogger(Body.class);

  Body(InputStream in) {
    super(in);
  }

  /**
   * {@inheritDoc}
   *
   * @throws RefusedException if the client hangs up or sends broken chunks
   */
  @Override
  public int read(byte[] bytes, int from, int length) {
    try {
      return in.read(bytes, from, length);
    } catch (IOException e) {
      LOG.debug("the body of a request could not be read", e);
      throw new RefusedException(
          Problem.of(
              400,
              "cut-off",
              "The recording is cut off",
              "The body of the request ends or breaks before its time; send it again."));
    }
  }
}
