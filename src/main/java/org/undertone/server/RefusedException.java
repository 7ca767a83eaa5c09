package org.undertone.server;

import java.util.Objects;

/** A request that this server does not answer, with the problem document to send instead. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  RefusedException(Problem problem) {
    super(problem.detail());
    this.problem = Objects.requireNonNull(problem, "problem");
  }

  Problem problem() {
    return problem;
  }
}
