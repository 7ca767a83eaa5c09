package org.undertone.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.undertone.audio.AudioFolder;
import org.undertone.corpus.BadCorpusException.Reason;
import org.undertone.corpus.NameScheme.NamedClip;
import org.undertone.corpus.NameScheme.Reading;
import org.undertone.corpus.NameScheme.Unusable;
import org.undertone.model.Label;

/**
 * Folders and manifests become labelled utterances.
 *
 * <p>In a folder, at any depth, an audio file is recognised by its name ({@value #KNOWN_CORPORA}),
 * else by a folder that bears a label word ({@code angry/}, see {@link LabelFolders}; an altered
 * copy of a published clip still by its name who speaks), else by the folder and the name together
 * ({@code DC/a01.wav} of SAVEE). A {@code *.csv} file given by itself is a manifest with the
 * columns {@code path,label,speaker}. Hidden files and whatever has no audio extension are passed
 * over in silence; audio files that nothing explains are listed as skipped. A file reached twice
 * counts once unless its labels differ, by the first reading that knows its speaker, as does a
 * recording that a known corpus has in several formats. One speaker under several spellings of a
 * corpus is one, as is one whom two readings of a file name, and told. Nothing is opened but
 * manifests.
 */
public final class CorpusReader {

  /** The corpora that are recognised by their file names, for people to read. */
  public static final String KNOWN_CORPORA = "RAVDESS, CREMA-D, EMO-DB, TESS, SAVEE";

  private static final Unusable UNKNOWN =
      new Unusable(
          Skipped.Reason.UNKNOWN_NAME,
          "neither the name nor a folder tells the label",
          Optional.empty());

  private final boolean keepCalm;

  /**
   * @param keepCalm whether calm stays a label of its own; otherwise it merges into neutral
   */
  public CorpusReader(boolean keepCalm) {
    this.keepCalm = keepCalm;
  }

  /**
   * Reads all of the given folders and manifests.
   *
   * @throws BadCorpusException if one of them does not exist, is neither folder nor manifest, is a
   *     malformed manifest, or yields no utterance
   * @throws IOException if a manifest cannot be read
   * @throws IllegalArgumentException if none is given
   */
  public Corpus read(List<Path> foldersOrManifests) throws IOException {
    if (foldersOrManifests.isEmpty()) {
      throw new IllegalArgumentException("at least one folder or manifest must be given");
    }
    Map<Claim, Utterance> claimed = new LinkedHashMap<>();
    Set<Skipped> skipped = new LinkedHashSet<>();
    List<Path> roots = new ArrayList<>();
    List<String> unusual = new ArrayList<>();
    Map<String, Set<String>> spellings = new TreeMap<>();
    Map<String, String> same = new HashMap<>();
    List<Utterance> published = new ArrayList<>();
    for (Path given : foldersOrManifests) {
      if (!Files.exists(given)) {
        throw new BadCorpusException(
            Reason.MISSING, given.toString(), "there is no folder or manifest at " + given);
      }
      Corpus found = readOne(given.toRealPath(), spellings, published);
      if (found.utterances().isEmpty()) {
        throw nothingUsable(given, found);
      }
      roots.addAll(found.roots());
      unusual.addAll(found.unusual());
      for (Utterance utterance : found.utterances()) {
        Utterance read = merged(utterance);
        claimed.merge(
            new Claim(read.path(), read.label()), read, (a, b) -> whoseIsKnown(a, b, same));
      }
      skipped.addAll(found.skipped());
    }
    List<Skipped> lesser = PublishedFormats.lesser(published);
    Set<Path> left = lesser.stream().map(Skipped::path).collect(Collectors.toSet());
    claimed.keySet().removeIf(claim -> left.contains(claim.path()));
    skipped.addAll(lesser);
    Collection<Utterance> utterances = claimed.values();
    SpeakerSpelling spelling = new SpeakerSpelling(same);
    unusual.addAll(spelling.summary(utterances, spellings));
    return new Corpus(
        List.copyOf(spelling.unified(utterances)), List.copyOf(skipped), unusual, roots);
  }

  /** What is said of a recording, by whatever name of its speaker. */
  private record Claim(Path path, Label label) {}

  /**
   * Of two readings of a file, by the roots that it was reached from: the first that tells who.
   *
   * @param same receives that the two names are of one speaker, where both tell
   */
  private static Utterance whoseIsKnown(
      Utterance first, Utterance again, Map<String, String> same) {
    if (first.speaker().isEmpty()) {
      return again;
    }
    again.speaker().ifPresent(name -> unite(first.speaker().get(), name, same));
    return first;
  }

  private static void unite(String first, String again, Map<String, String> same) {
    String one = standing(SpeakerSpelling.common(first), same);
    String other = standing(SpeakerSpelling.common(again), same);
    if (!one.equals(other)) {
      same.replaceAll((name, standing) -> standing.equals(other) ? one : standing);
      same.put(other, one);
    }
  }

  private static String standing(String name, Map<String, String> same) {
    return same.getOrDefault(name, name);
  }

  private static Corpus readOne(
      Path path, Map<String, Set<String>> spellings, List<Utterance> published) throws IOException {
    if (Files.isDirectory(path)) {
      return readFolder(path, spellings, published);
    }
    if (CorpusManifest.isOne(path)) {
      return CorpusManifest.read(path);
    }
    throw new BadCorpusException(
        Reason.NOT_A_CORPUS,
        path.toString(),
        path + " is neither a folder nor a manifest; a manifest's name ends in .csv");
  }

  private static Corpus readFolder(
      Path root, Map<String, Set<String>> spellings, List<Utterance> published) throws IOException {
    List<Skipped> skipped = new ArrayList<>();
    List<Path> files = new ArrayList<>(audioFiles(root, skipped));
    files.sort(Comparator.comparing(file -> root.relativize(file).toString()));
    List<Utterance> utterances = new ArrayList<>();
    List<LabelFolders.Found> byFolders = new ArrayList<>();
    for (Path file : files) {
      Optional<Reading> name = PublishedNames.read(file);
      Optional<LabelFolders.Found> byFolder =
          name.isPresent() ? Optional.empty() : LabelFolders.read(root, file);
      Optional<Reading> original = byFolder.flatMap(found -> PublishedNames.readAltered(file));
      if (byFolder.isPresent() && !(original.orElse(null) instanceof Unusable)) {
        byFolders.add(byFolder.get());
        utterances.add(ofOriginalSpeaker(byFolder.get().utterance(), original));
        continue;
      }
      Reading reading =
          name.or(() -> original).or(() -> PublishedNames.readInFolder(file)).orElse(UNKNOWN);
      if (reading instanceof NamedClip clip) {
        Utterance utterance = new Utterance(file, clip.label(), clip.who(), clip.corpus());
        utterances.add(utterance);
        published.add(utterance);
        spellings
            .computeIfAbsent(clip.who().orElseThrow(), who -> new TreeSet<>())
            .add(clip.corpus() + ":" + clip.spelling());
      } else if (reading instanceof Unusable unusable) {
        skipped.add(new Skipped(file, unusable.reason(), unusable.detail()));
      }
    }
    return new Corpus(utterances, skipped, LabelFolders.doubtful(byFolders), List.of(root));
  }

  /** An altered copy of a published clip is its speaker's, whatever folder it lies in. */
  private static Utterance ofOriginalSpeaker(Utterance found, Optional<Reading> original) {
    return original
        .map(NamedClip.class::cast)
        .map(clip -> new Utterance(found.path(), found.label(), clip.who(), clip.corpus()))
        .orElse(found);
  }

  private static List<Path> audioFiles(Path root, List<Skipped> unreadable) throws IOException {
    return AudioFolder.recordings(
        root,
        (file, e) ->
            unreadable.add(new Skipped(file, Skipped.Reason.UNREADABLE, Skipped.unread(e))));
  }

  private Utterance merged(Utterance utterance) {
    return keepCalm || utterance.label() != Label.CALM
        ? utterance
        : new Utterance(utterance.path(), Label.NEUTRAL, utterance.speaker(), utterance.corpus());
  }

  private static BadCorpusException nothingUsable(Path given, Corpus corpus) {
    List<Skipped> skipped = Skipped.within(corpus.roots(), corpus.skipped());
    String found =
        skipped.isEmpty() ? "there is no audio file" : String.join("; ", Skipped.summary(skipped));
    String words = Arrays.stream(Label.values()).map(Label::word).collect(Collectors.joining(", "));
    return new BadCorpusException(
        Reason.NO_USABLE_CLIP,
        given.toString(),
        "no usable clip in "
            + given
            + ": "
            + found
            + ". Needed are the file names of a known corpus ("
            + KNOWN_CORPORA
            + "), a folder per label ("
            + words
            + "), or a manifest given by itself, x.csv, with the columns path,label,speaker");
  }
}
