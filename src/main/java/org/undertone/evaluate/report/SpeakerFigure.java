package org.undertone.evaluate.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.undertone.corpus.Sex;
import org.undertone.evaluate.Evaluation;
import org.undertone.evaluate.Evaluation.SpeakerFigures;
import org.undertone.evaluate.PlainWords;
import org.undertone.evaluate.Tables;

/** A point for each speaker, heaped up where many fare alike (Wilkinson 1999). */
final class SpeakerFigure {

  private static final double BIN = 0.025;
  private static final double RADIUS = 4.5;
  private static final double STEP = 10;
  private static final double HIGHEST = 260;
  private static final double LEGEND = 28;

  private SpeakerFigure() {}

  /** Nothing where no speaker is known. */
  static void write(Markup page, Evaluation evaluation) {
    if (evaluation.speakers().isEmpty()) {
      page.element("p", "No speaker is known, so that nothing can be said of single ones.");
      return;
    }
    Map<Integer, List<SpeakerFigures>> heaps = heaps(evaluation.speakers());
    int tallest = heaps.values().stream().mapToInt(List::size).max().orElse(1);
    double step = Math.min(STEP, HIGHEST / tallest);
    Plot plot = new Plot("speakers", LEGEND + step * (tallest + 1) + RADIUS, 1);
    page.open("figure");
    plot.open(page, "How well it hears each speaker", words(evaluation.speakers()));
    plot.across(page, "mean recall (UAR) of one speaker's clips");
    legend(page, plot, evaluation);
    double bottom = plot.y(0);
    heaps.forEach(
        (bin, heap) -> {
          for (int i = 0; i < heap.size(); i++) {
            marker(heap.get(i).sex())
                .draw(
                    page,
                    plot.x((bin + 0.5) * BIN),
                    bottom - RADIUS - 3 - i * step,
                    RADIUS,
                    words(heap.get(i)));
          }
        });
    page.close();
    page.element("figcaption", caption(evaluation));
    page.close();
  }

  private static Map<Integer, List<SpeakerFigures>> heaps(List<SpeakerFigures> speakers) {
    Map<Integer, List<SpeakerFigures>> heaps = new TreeMap<>();
    int last = (int) Math.round(1 / BIN) - 1;
    speakers.stream()
        .sorted(Comparator.comparing(s -> marker(s.sex())))
        .forEach(
            s ->
                heaps
                    .computeIfAbsent(
                        Math.min(last, (int) (s.unweightedAverageRecall() / BIN)),
                        bin -> new ArrayList<>())
                    .add(s));
    return heaps;
  }

  private static Marker marker(Optional<Sex> sex) {
    return sex.map(s -> s == Sex.FEMALE ? Marker.DISC : Marker.DIAMOND).orElse(Marker.RING);
  }

  private static void legend(Markup page, Plot plot, Evaluation evaluation) {
    double x = plot.x(0) + 10;
    for (Evaluation.SexFigures of : evaluation.sexes()) {
      if (of.speakers() > 0) {
        String words = of.sex().isPresent() ? PlainWords.words(of.sex()) : "sex not known";
        marker(of.sex()).draw(page, x, Plot.TOP + 14, RADIUS, words);
        Plot.text(page, x + 10, Plot.TOP + 19, "start", words);
        x += 30 + 8 * words.length();
      }
    }
  }

  private static String caption(Evaluation evaluation) {
    int speakers = evaluation.speakers().size();
    if (speakers == 1) {
      return "There is one speaker only, so that nothing can be said of others.";
    }
    return String.format(Locale.ROOT, "Each point is one of %d speakers", speakers)
        + PlainWords.bySpeaker(evaluation)
            .map(words -> ". " + words)
            .orElse(alike(evaluation) ? ", all of whom it hears equally well." : ".");
  }

  private static boolean alike(Evaluation evaluation) {
    return evaluation.speakerSpread().least() == evaluation.speakerSpread().greatest();
  }

  private static String words(List<SpeakerFigures> speakers) {
    return speakers.stream().map(SpeakerFigure::words).collect(Collectors.joining("; ", "", "."));
  }

  private static String words(SpeakerFigures of) {
    return String.format(
        Locale.ROOT,
        "%s: %s of %s",
        of.speaker(),
        Tables.percent(of.unweightedAverageRecall()),
        Tables.clips(of.clips()));
  }
}
