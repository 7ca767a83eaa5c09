package org.undertone.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.undertone.audio.AudioDecoder;
import org.undertone.audio.AudioLimits;
import org.undertone.audio.BadAudioException;
import org.undertone.audio.Clip;
import org.undertone.model.SpeakerBaseline;
import org.undertone.recognize.Recognizer;
import org.undertone.recognize.Request;
import org.undertone.recognize.Verdict;

/** The routes of the service: what each takes and gives. */
final class Api {

  private static final String ROOT = "/api/v1";

  /** What tells nothing but how the server is, to whoever watches over it by whatever name. */
  static final String HEALTH = ROOT + "/health/";

  /** What a browser says of a request of our own page, or of none. */
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  private final AudioLimits limits;
  private final AudioDecoder decoder;
  private final Models models;
  private final Uploads uploads;
  private final RecognitionPool pool;
  private final Metrics metrics;

  Api(
      AudioLimits limits,
      Path tempFolder,
      Models models,
      Uploads uploads,
      RecognitionPool pool,
      Metrics metrics) {
    this.limits = limits;
    this.decoder = AudioDecoder.untilTheEnd(limits, tempFolder);
    this.models = models;
    this.uploads = uploads;
    this.pool = pool;
    this.metrics = metrics;
  }

  void register(RoutesConfig routes) {
    routes.before(ROOT + "/*", ctx -> ctx.header("Cache-Control", "no-store"));
    routes.post(ROOT + "/upload", this::recognize);
    routes.post(ROOT + "/mic", this::recognize);
    routes.post(ROOT + "/baseline", this::baseline);
    listing(routes, ROOT + "/models", models::summaries);
    listing(routes, ROOT + "/limits", () -> limits);
    readable(routes, HEALTH + "live", ctx -> ctx.json(Map.of("status", "live")));
    readable(routes, HEALTH + "ready", this::ready);
    readable(
        routes, "/metrics", ctx -> ctx.result(metrics.scrape()).contentType(Metrics.CONTENT_TYPE));
    // Relative, for there may be a prefix before it that only a proxy knows.
    readable(
        routes,
        "/docs",
        ctx -> ctx.redirect(ctx.path().endsWith("/") ? "../api.html" : "api.html"));
  }

  private static void listing(RoutesConfig routes, String path, Supplier<Object> listed) {
    readable(
        routes,
        path,
        ctx -> {
          Parameters.requireKnown(ctx, List.of());
          ctx.json(listed.get());
        });
  }

  private static void readable(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  private void recognize(Context ctx) throws Exception {
    refuseOtherSites(ctx);
    Parameters.requireKnown(ctx, Parameters.RECOGNITION);
    ServedModel model = models.named(ctx.queryParam("model"));
    Set<Wish> wishes = Wish.asked(ctx);
    wishes.forEach(wish -> wish.requireAble(model, models));
    try (Uploads.Upload upload = uploads.receive(ctx)) {
      Request request =
          new Request(
              wishes.contains(Wish.EXPLAIN),
              wishes.contains(Wish.SET),
              Speaker.sent(upload.speaker()));
      if (request.baseline().isPresent()) {
        Speaker.requireAble(model, models);
      }
      Verdict verdict =
          pool.run(
              () -> {
                Recognizer recognizer = model.recognizer();
                request.baseline().ifPresent(voice -> Speaker.requireUsable(voice, recognizer));
                Clip clip = metrics.stage("decode", () -> decoder.decode(upload.recording()));
                return metrics.stage("recognize", () -> recognizer.recognize(clip, request));
              });
      metrics.verdict(verdict);
      ctx.json(verdict);
    }
  }

  private void baseline(Context ctx) throws Exception {
    refuseOtherSites(ctx);
    Parameters.requireKnown(ctx, Parameters.BASELINE);
    ServedModel model = models.named(ctx.queryParam("model"));
    Speaker.requireAble(model, models);
    Optional<SpeakerBaseline.Voice> asked = Speaker.voice(ctx);
    try (Uploads.Upload upload = uploads.receiveAll(ctx)) {
      Optional<SpeakerBaseline> known = Speaker.sent(upload.speaker());
      SpeakerBaseline.Voice voice = Speaker.voice(asked, known);
      String baseline =
          pool.run(
              () -> {
                Recognizer recognizer = model.recognizer();
                known.ifPresent(document -> Speaker.requireUsable(document, recognizer));
                List<List<float[]>> voices = voices(recognizer, upload.recordings());
                SpeakerBaseline measured =
                    recognizer
                        .baseline(voices.stream().flatMap(List::stream).toList(), voice)
                        .orElseThrow(() -> new RefusedException(Speaker.noSpeech()));
                return known
                    .map(document -> Speaker.extend(document, measured))
                    .orElse(measured)
                    .toJson(Speaker.withoutSpeech(voices));
              });
      ctx.result(baseline).contentType("application/json");
    }
  }

  /**
   * What each recording tells of the voice in it: one after the other, so that only one is in
   * memory; together as long as one may be.
   */
  private List<List<float[]>> voices(Recognizer recognizer, List<Path> recordings)
      throws Exception {
    List<List<float[]>> measured = new ArrayList<>();
    double seconds = 0;
    for (int i = 0; i < recordings.size(); i++) {
      Path recording = recordings.get(i);
      try {
        Clip clip = metrics.stage("decode", () -> decoder.decode(recording));
        seconds += clip.durationSeconds();
        if (seconds > limits.maxSeconds()) {
          throw new RefusedException(Problems.tooLongTogether(limits.maxSeconds()));
        }
        measured.add(metrics.stage("voice", () -> recognizer.voice(clip)));
      } catch (BadAudioException e) {
        throw new RefusedException(Problems.badAudio(e).with("recording", i + 1));
      }
    }
    return measured;
  }

  /**
   * Another site's page, open in the user's browser, may not put this machine to work. To plain
   * http in a local network browsers say no more than where a page is from.
   */
  private static void refuseOtherSites(Context ctx) {
    String site = ctx.header("Sec-Fetch-Site");
    if (site == null ? isFromElsewhere(ctx) : !OWN_SITE.contains(site)) {
      throw new RefusedException(
          Problem.of(
              403,
              "cross-site",
              "Another site may not ask",
              "A page of another site sent this; only this server's own page and programs may."));
    }
  }

  /**
   * A proxy may have changed the host, or left its port out; a page cannot name another one without
   * being asked first.
   */
  private static boolean isFromElsewhere(Context ctx) {
    String origin = ctx.header("Origin");
    return origin != null
        && Stream.of("Host", "X-Forwarded-Host")
            .map(ctx::header)
            .filter(Objects::nonNull)
            .flatMap(hosts -> Stream.of(hosts.split(",")))
            .map(host -> Pattern.quote("://" + host.strip()))
            .noneMatch(host -> origin.matches("https?" + host + "(:\\d+)?"));
  }

  private void ready(Context ctx) {
    boolean room = pool.hasRoom();
    ctx.status(room ? 200 : 503)
        .json(Map.of("status", room ? "ready" : "busy", "model", models.defaultId()));
  }
}
