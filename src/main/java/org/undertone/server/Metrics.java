package org.undertone.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.undertone.recognize.Verdict;

/** What the service counts and times, in Prometheus' text form. Safe for use by many threads. */
final class Metrics {

  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  /** Up to how long things took, from an answer of a warm server to one of a long recording. */
  private static final Duration[] BUCKETS =
      LongStream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  Metrics(RecognitionPool pool) {
    Gauge.builder("undertone.queue.waiting", pool, RecognitionPool::waiting)
        .description("Clips that wait for a worker")
        .register(registry);
    Gauge.builder("undertone.workers.active", pool, RecognitionPool::active)
        .description("Workers that are recognising")
        .register(registry);
    for (MeterBinder machine :
        List.of(new JvmMemoryMetrics(), new JvmThreadMetrics(), new ProcessorMetrics())) {
      machine.bindTo(registry);
    }
  }

  /** Of the method and the route only such names as the server knows, that there are never many. */
  void request(String method, String route, int status, double millis) {
    Timer.builder("undertone.requests")
        .description("Requests by route and status")
        .tag("method", method)
        .tag("route", route)
        .tag("status", Integer.toString(status))
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record((long) (millis * 1000), TimeUnit.MICROSECONDS);
  }

  /** Times one stage of the way from bytes to verdict. */
  <T> T stage(String name, Callable<T> work) throws Exception {
    return Timer.builder("undertone.stage")
        .description("Time per stage of an answer")
        .tag("stage", name)
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .recordCallable(work);
  }

  void verdict(Verdict verdict) {
    Counter.builder("undertone.verdicts")
        .description("Answers by outcome and model")
        .tag("outcome", verdict.outcome().word())
        .tag("model", verdict.model().id())
        .register(registry)
        .increment();
  }

  String scrape() {
    return registry.scrape(CONTENT_TYPE);
  }
}
