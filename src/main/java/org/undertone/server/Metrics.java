package org.undertone.server;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.undertone.recognize.Verdict;

/** What the service counts and times, in Prometheus' text form. Safe for use by many threads. */
final class Metrics {

  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  Metrics(RecognitionPool pool) {
    Gauge.builder("undertone.queue.waiting", pool, RecognitionPool::waiting)
        .description("Clips that wait for a worker")
        .register(registry);
    Gauge.builder("undertone.workers.active", pool, RecognitionPool::active)
        .description("Workers that are recognising")
        .register(registry);
  }

  void request(Context ctx, double millis) {
    Timer.builder("undertone.requests")
        .description("Requests by route and status")
        .tag("method", RequestLog.method(ctx))
        .tag("route", RequestLog.route(ctx))
        .tag("status", Integer.toString(ctx.statusCode()))
        .register(registry)
        .record((long) (millis * 1000), TimeUnit.MICROSECONDS);
  }

  /** Times one stage of the way from bytes to verdict. */
  <T> T stage(String name, Callable<T> work) throws Exception {
    return Timer.builder("undertone.stage")
        .description("Time per stage of an answer")
        .tag("stage", name)
        .register(registry)
        .recordCallable(work);
  }

  void verdict(Verdict verdict) {
    registry
        .counter(
            "undertone.verdicts",
            "outcome",
            verdict.outcome().word(),
            "model",
            verdict.model().id())
        .increment();
  }

  String scrape() {
    return registry.scrape(CONTENT_TYPE);
  }
}
