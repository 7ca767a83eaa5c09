package org.undertone.train;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.undertone.corpus.AnotherVoice;
import org.undertone.corpus.Augmentation;
import org.undertone.corpus.RobustCopy;
import org.undertone.evaluate.Table;
import org.undertone.evaluate.Tables;
import org.undertone.learn.network.Epoch;
import org.undertone.model.Provenance.CorpusFacts;

/** The part of a card that tells how a model was trained. */
final class CourseSection {

  /** What begins the list of the copies that a network is shown. */
  private static final String COPIES_OF_EPOCHS =
      "In each epoch a clip was seen as it is or as one of these copies:";

  private CourseSection() {}

  static String markdown(Trained trained) {
    Optional<String> learning = trained.recipe().learning(speakers(trained));
    if (learning.isEmpty() && trained.courses().isEmpty()) {
      return "";
    }
    String text =
        "## Training\n\n"
            + learning.map(words -> words + "\n\n").orElse("")
            + (trained.courses().isEmpty() ? copies(trained.recipe()) : networks(trained));
    return text.stripTrailing() + "\n";
  }

  /** How many speakers are known from whom a model learned. */
  static int speakers(Trained trained) {
    return trained.bundle().manifest().provenance().corpora().stream()
        .mapToInt(CorpusFacts::speakers)
        .sum();
  }

  private static String networks(Trained trained) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        Of the clips learned from, some were held out to judge the network while it learned, and so \
        to choose the epoch to keep. Test clips had no part in that.

        """);
    if (trained.recipe().options().containsKey("refit")) {
      text.append(
          """
          Then the network learned anew, from all clips learned from and the held-out ones too, for \
          as many epochs as were kept: that is the one tested, and the one in this bundle.

          """);
    }
    text.append(
        trained.recipe().augmentations().isEmpty()
            ? "Clips were learned from as they are.\n\n"
            : COPIES_OF_EPOCHS + "\n\n");
    text.append(copies(trained.recipe())).append(table(trained.courses()).markdown());
    text.append(
        "\n![Loss and recall of every fit, epoch by epoch](" + Documents.CURVES + ".svg)\n");
    return text.toString();
  }

  /** The copies one by one; empty where there are none. */
  private static String copies(Recipe recipe) {
    List<Augmentation> augmentations = recipe.augmentations();
    if (augmentations.isEmpty()) {
      return "";
    }
    boolean robust = augmentations.stream().anyMatch(RobustCopy.class::isInstance);
    boolean voices = augmentations.stream().anyMatch(AnotherVoice.class::isInstance);
    return ModelCard.list(augmentations.stream().map(Augmentation::id).toList())
        + (robust ? "\nRobust copies: " + RobustCopy.WORDS + ".\n" : "")
        + (voices ? "\nAnother voice: " + AnotherVoice.WORDS + ".\n" : "")
        + "\n";
  }

  /** Epochs, the one kept, and how it did on what was held out. */
  static Table table(Map<String, TrainingCourse> courses) {
    Table table = new Table("fit", "held out", "epochs", "kept", "loss", "UAR on held-out");
    courses.forEach(
        (name, course) -> {
          Epoch best = course.curve().epochs().get(course.curve().bestEpoch() - 1);
          table.row(
              List.of(
                  name,
                  course.heldOut(),
                  String.valueOf(course.curve().epochs().size()),
                  String.valueOf(best.number()),
                  String.format(Locale.ROOT, "%.3f", best.validationLoss()),
                  Tables.percent(best.validationUar())));
        });
    return table;
  }
}
