package org.undertone.server;

import io.javalin.http.Context;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.undertone.model.SpeakerBaseline;

/**
 * The folder through which uploads pass, each under a name made up here and gone when its answer
 * is. Safe for use by many threads.
 */
final class Uploads implements AutoCloseable {

  static final String MULTIPART = "multipart/form-data";
  static final List<String> RAW_TYPES =
      List.of("audio/*", "video/webm", "video/mp4", "application/ogg", "application/octet-stream");

  /** What the wrapping of a multipart body may take beside the file in it. */
  private static final int MULTIPART_OVERHEAD_BYTES = 65_536;

  /** What a form may carry beside the recordings. */
  private static final int BESIDE_RECORDINGS_BYTES =
      MULTIPART_OVERHEAD_BYTES + SpeakerBaseline.MAX_BYTES;

  /** How many recordings one request may carry where it may carry several. */
  static final int MOST_RECORDINGS = 64;

  /**
   * How many requests are taken in at once; there are threads for more, so that others have some.
   */
  static final int MOST_AT_ONCE = 125;

  /** The Content-Encoding of a body that is as it is. */
  private static final String UNCODED = "identity";

  private static final String LOCK = ".lock";

  /** The locks that this process holds: to try one again from within would give it up. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final Path lockFile;
  private final FileChannel lock;
  private final long maxBytes;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  /**
   * Creates a folder of its own and deletes those of servers that ended without doing so; what
   * another server of the same work folder is at work on stays, since that holds a lock.
   */
  Uploads(Path tempFolder, long maxBytes) throws IOException {
    Path all = Files.createDirectories(tempFolder.resolve("uploads")).toRealPath();
    deleteLeftovers(all);
    String own = UUID.randomUUID().toString();
    this.lockFile = all.resolve(own + LOCK);
    OWN.add(lockFile);
    this.lock = locked(lockFile);
    this.folder = Files.createDirectories(all.resolve(own));
    this.maxBytes = maxBytes;
  }

  /** Anew where another server that starts took the file for left over before it was locked. */
  private static FileChannel locked(Path file) throws IOException {
    while (true) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.lock();
      if (Files.exists(file)) {
        return channel;
      }
      channel.close();
    }
  }

  private static void deleteLeftovers(Path all) throws IOException {
    for (Path found : content(all)) {
      String name = found.getFileName().toString();
      String own = name.endsWith(LOCK) ? name.substring(0, name.length() - LOCK.length()) : name;
      deleteUnlessHeld(all.resolve(own), all.resolve(own + LOCK));
    }
  }

  /** While it holds the lock itself, so that nobody else takes it for theirs. */
  private static void deleteUnlessHeld(Path folder, Path lockFile) throws IOException {
    if (OWN.contains(lockFile)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        delete(folder);
        delete(lockFile);
      }
    } catch (NoSuchFileException e) { // never locked, or deleted by another server just now
      delete(folder);
    }
  }

  /** With all that lies in it, however deep: forms have folders of their own. */
  private static void delete(Path left) throws IOException {
    if (Files.isDirectory(left, LinkOption.NOFOLLOW_LINKS)) {
      for (Path inner : content(left)) {
        delete(inner);
      }
    }
    Files.deleteIfExists(left);
  }

  private static List<Path> content(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content.toList();
    } catch (NoSuchFileException e) { // deleted by another server just now
      return List.of();
    }
  }

  /** The folder itself, which is there as long as the server is. */
  Path folder() {
    return folder;
  }

  /**
   * What one request brought; closing it deletes the recordings.
   *
   * @param recordings at least one
   * @param speaker the text of the baseline of whoever speaks, which only a form can carry
   */
  record Upload(List<Path> recordings, Optional<String> speaker) implements AutoCloseable {

    Path recording() {
      return recordings.get(0);
    }

    @Override
    public void close() throws IOException {
      delete(recordings);
    }
  }

  /**
   * Writes the recording that a request carries to a file.
   *
   * @throws RefusedException if the request carries none, several, too much, or something else, or
   *     too many are being taken in
   */
  Upload receive(Context ctx) throws IOException {
    return receive(ctx, false);
  }

  /**
   * Writes all recordings that a request carries to files. Together they may have as many bytes as
   * one.
   *
   * @throws RefusedException if the request carries none, too many, too much, or something else, or
   *     too many are being taken in
   */
  Upload receiveAll(Context ctx) throws IOException {
    return receive(ctx, true);
  }

  private Upload receive(Context ctx, boolean all) throws IOException {
    String coding = ctx.header("Content-Encoding");
    if (coding != null && !List.of(UNCODED, "").contains(coding.strip().toLowerCase(Locale.ROOT))) {
      throw new RefusedException(unsupportedCoding(coding));
    }
    String type = mediaType(ctx);
    boolean form = type.equals(MULTIPART);
    if (!form && RAW_TYPES.stream().noneMatch(allowed -> matches(allowed, type))) {
      throw new RefusedException(unsupportedType(type));
    }
    long declared = ctx.req().getContentLengthLong();
    if (declared > maxBytes + (form ? BESIDE_RECORDINGS_BYTES : 0)) {
      throw new RefusedException(Problems.tooLarge(maxBytes).with("found", declared));
    }
    if (!places.tryAcquire()) {
      throw new RefusedException(Problems.crowded(MOST_AT_ONCE));
    }
    try {
      return form ? storeForm(ctx, all) : store(List.of(() -> new Body(ctx)), Optional.empty());
    } finally {
      places.release();
    }
  }

  private Upload storeForm(Context ctx, boolean all) throws IOException {
    try (Parts parts = new Parts(folder)) {
      Form form = Form.read(ctx, bounds(parts.place), maxBytes);
      form.requireNoParameters(all ? Parameters.BASELINE : Parameters.RECOGNITION);
      List<Part> recordings = form.recordings();
      form.requireKnown();
      if (!all && recordings.size() > 1) {
        throw new RefusedException(Form.repeated(recordings.get(0).getName()));
      }
      if (all && recordings.size() > MOST_RECORDINGS) {
        throw new RefusedException(tooMany(recordings.size()));
      }
      return store(
          recordings.stream().<Source>map(part -> part::getInputStream).toList(), form.speaker());
    }
  }

  /**
   * The folder of one form's parts, which goes before the answer: Jetty deletes them only after it,
   * and tells nobody where those of a form are that it refuses.
   */
  private static final class Parts implements AutoCloseable {
    private final Path place;

    Parts(Path uploads) throws IOException {
      place = Files.createDirectory(uploads.resolve(UUID.randomUUID() + ".form"));
    }

    @Override
    public void close() throws IOException {
      delete(place);
    }
  }

  /** Beyond these Jetty drops the connection, so they lie above the limit, checked once it read. */
  private MultipartConfigElement bounds(Path parts) {
    long bound = 2 * (maxBytes + BESIDE_RECORDINGS_BYTES);
    return new MultipartConfigElement(parts.toString(), bound, bound, 1024);
  }

  /** Deletes the folder, once nothing is received any more. */
  @Override
  public void close() throws IOException {
    try {
      delete(folder);
    } finally {
      lock.close();
      Files.deleteIfExists(lockFile);
      OWN.remove(lockFile);
    }
  }

  /** The bytes of a recording. */
  private interface Source {
    InputStream open() throws IOException;
  }

  private Upload store(List<Source> sources, Optional<String> speaker) throws IOException {
    List<Path> stored = new ArrayList<>();
    try {
      long left = maxBytes;
      for (Source source : sources) {
        Path file = folder.resolve(UUID.randomUUID() + ".upload");
        stored.add(file);
        left -= copy(source, file, left);
      }
      return new Upload(List.copyOf(stored), speaker);
    } catch (IOException | RuntimeException e) {
      delete(stored);
      throw e;
    }
  }

  private long copy(Source source, Path file, long most) throws IOException {
    try (InputStream in = source.open();
        OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[65_536];
      long total = 0;
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        total += count;
        if (total > most) {
          throw new RefusedException(Problems.tooLarge(maxBytes));
        }
        out.write(buffer, 0, count);
      }
      return total;
    }
  }

  private static void delete(List<Path> files) throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  private static Problem tooMany(int found) {
    return Problem.of(
            413,
            "too-many",
            "There are too many recordings",
            "One request may carry " + MOST_RECORDINGS + " recordings; this one has " + found + ".")
        .with("found", found)
        .with("allowed", MOST_RECORDINGS);
  }

  private static Problem unsupportedCoding(String coding) {
    return Problem.of(
            415,
            "unsupported-coding",
            "Nothing compressed is taken here",
            "The Content-Encoding is \"" + coding + "\"; send the recording as it is, without one.")
        .with("found", coding)
        .with("allowed", List.of(UNCODED));
  }

  private static Problem unsupportedType(String type) {
    return Problem.of(
            415,
            "unsupported-type",
            "This type is not taken here",
            "The Content-Type is \""
                + type
                + "\"; send the bytes as audio/wav or another audio type, or a "
                + MULTIPART
                + " form with a file named \"audio\".")
        .with("found", type)
        .with("allowed", Stream.concat(Stream.of(MULTIPART), RAW_TYPES.stream()).toList());
  }

  /** By the header itself: Jetty's own reading fails on a charset that Java lacks. */
  private static String mediaType(Context ctx) {
    String type = ctx.header("Content-Type");
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static boolean matches(String allowed, String type) {
    return allowed.endsWith("/*")
        ? type.startsWith(allowed.substring(0, allowed.length() - 1))
        : type.equals(allowed);
  }
}
