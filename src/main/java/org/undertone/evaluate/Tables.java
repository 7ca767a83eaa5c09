package org.undertone.evaluate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.undertone.model.Label;
import org.undertone.model.Scores.Spread;

/** Figures as people read them: in per cent with one decimal. */
public final class Tables {

  /** What stands where there is no figure. */
  public static final String UNDEFINED = "–";

  private static final double LEAST_OF_THREE_DECIMALS = 0.0005;

  private Tables() {}

  /** A share, such as {@code 46.2 %}; {@link #UNDEFINED} where it is NaN. */
  public static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f %%", 100 * share) : UNDEFINED;
  }

  /** A figure over folds, such as {@code 46.2 ± 5.5 %}. */
  public static String percent(Spread spread) {
    return String.format(
        Locale.ROOT, "%.1f ± %.1f %%", 100 * spread.mean(), 100 * spread.deviation());
  }

  /** Such as {@code 1 clip} or {@code 20 clips}. */
  public static String clips(long count) {
    return count + (count == 1 ? " clip" : " clips");
  }

  /**
   * A likelihood with three decimals, or where those would all be nought, with its first two digits
   * that are not.
   */
  public static String likelihood(double value) {
    return value > 0 && value < LEAST_OF_THREE_DECIMALS
        ? new BigDecimal(value).round(new MathContext(2)).toPlainString()
        : String.format(Locale.ROOT, "%.3f", value);
  }

  /** One row for each truth, one column for each first candidate, the last without any. */
  public static Table confusion(Confusion confusion) {
    List<String> header = new ArrayList<>(List.of("truth \\ first"));
    confusion.labels().forEach(label -> header.add(label.word()));
    header.add("no speech");
    Table table = new Table(header.toArray(String[]::new));
    for (Label truth : confusion.labels()) {
      List<String> row = new ArrayList<>(List.of(truth.word()));
      for (Label first : confusion.labels()) {
        row.add(String.valueOf(confusion.count(truth, first)));
      }
      row.add(String.valueOf(confusion.withoutSpeech(truth)));
      table.row(row);
    }
    return table;
  }
}
