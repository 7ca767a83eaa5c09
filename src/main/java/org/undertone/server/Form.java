package org.undertone.server;

import io.javalin.http.Context;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.File;
import java.io.IOException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.FileSystemException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.undertone.model.SpeakerBaseline;

/** A multipart form that was received. */
final class Form {

  static final List<String> RECORDINGS = List.of("audio", "file");
  static final String SPEAKER = "speaker";

  private static final List<String> PARTS =
      Stream.concat(RECORDINGS.stream(), Stream.of(SPEAKER)).toList();

  /** What all fields that are no files may have; beyond it Jetty drops the connection. */
  static final int MOST_FIELD_BYTES = 2 * SpeakerBaseline.MAX_BYTES;

  private static final String DAMAGED =
      "The body does not read as multipart/form-data; it may have been cut off.";

  private final Collection<Part> parts;

  private Form(Collection<Part> parts) {
    this.parts = parts;
  }

  /**
   * Takes the form in.
   *
   * @param bounds beyond which it is not
   * @param maxBytes of recordings, for the refusal of a form out of those bounds
   * @throws RefusedException if it is damaged or out of bounds
   * @throws IllegalStateException if its parts cannot be written to the disk
   */
  static Form read(Context ctx, MultipartConfigElement bounds, long maxBytes) {
    if (!ctx.header("Content-Type").contains("boundary=")) {
      throw new RefusedException(
          malformed(
              "Its Content-Type names no boundary between the parts; leave that header to whatever"
                  + " makes the form, which knows it."));
    }
    ctx.req().setAttribute(ServletContextRequest.MULTIPART_CONFIG_ELEMENT, bounds);
    try {
      return new Form(ctx.req().getParts());
    } catch (IOException | ServletException | RuntimeException e) {
      ctx.header("Connection", "close"); // Jetty gives it up with the form; the client must know
      requireRoom(ctx, bounds, e);
      throw new RefusedException(broken(ctx, e, maxBytes));
    }
  }

  /**
   * Refuses what belongs in the address.
   *
   * @param parameters those of the call
   * @throws RefusedException if a part that is no file has the name of one
   */
  void requireNoParameters(List<String> parameters) {
    parts.stream()
        .filter(part -> part.getSubmittedFileName() == null)
        .map(Part::getName)
        .filter(parameters::contains)
        .findFirst()
        .ifPresent(
            part -> {
              throw new RefusedException(Parameters.misplaced(part));
            });
  }

  /**
   * Refuses parts that mean nothing: one may be meant for another.
   *
   * @throws RefusedException naming the first
   */
  void requireKnown() {
    parts.stream()
        .map(Part::getName)
        .filter(name -> !PARTS.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new RefusedException(unknown(name));
            });
  }

  /**
   * The recordings in the order in which they were sent, at least one.
   *
   * @throws RefusedException if there is none, or one that is a field of text
   */
  List<Part> recordings() {
    List<Part> found = parts.stream().filter(part -> RECORDINGS.contains(part.getName())).toList();
    if (found.isEmpty()) {
      throw missing("The form must carry the recording as a file named \"audio\" or \"file\".");
    }
    for (Part part : found) {
      if (part.getSubmittedFileName() == null) {
        throw missing("The part \"" + part.getName() + "\" is a field of text; send a file.");
      }
    }
    return found;
  }

  private static RefusedException missing(String detail) {
    return new RefusedException(
        Problem.of(400, "missing-part", "There is no recording in the form", detail)
            .with("allowed", RECORDINGS));
  }

  /**
   * The text of the baseline that the form brings, as a file or a field.
   *
   * @throws RefusedException if it is longer than any, or there are several
   */
  Optional<String> speaker() throws IOException {
    List<Part> speakers = parts.stream().filter(part -> part.getName().equals(SPEAKER)).toList();
    if (speakers.isEmpty()) {
      return Optional.empty();
    }
    if (speakers.size() > 1) {
      throw new RefusedException(repeated(SPEAKER));
    }
    Part part = speakers.get(0);
    if (part.getSize() > SpeakerBaseline.MAX_BYTES) {
      throw new RefusedException(Speaker.tooLarge(part.getSize()));
    }
    return Optional.of(new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static Problem unknown(String part) {
    return Problem.of(
            400,
            "unknown-part",
            "A part is not known",
            "The form has the part \"" + part + "\"; known are " + String.join(", ", PARTS) + ".")
        .with("found", part)
        .with("allowed", PARTS);
  }

  /** Of several none would be the one that was meant. */
  static Problem repeated(String part) {
    return Problem.of(
            400,
            "repeated-part",
            "A part is given more than once",
            "The form may carry one part " + part + " here; send one request for each.")
        .with("found", part);
  }

  /** What goes wrong with the server's own disk is nothing that the client could mend. */
  private static void requireRoom(Context ctx, MultipartConfigElement bounds, Exception e) {
    boolean refusedByDisk =
        Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
            .anyMatch(FileSystemException.class::isInstance);
    long needed = Math.max(1, ctx.req().getContentLengthLong());
    if (refusedByDisk || new File(bounds.getLocation()).getUsableSpace() < needed) {
      throw new IllegalStateException("a form cannot be written to the disk", e);
    }
  }

  private static Problem broken(Context ctx, Throwable e, long maxBytes) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnsupportedCharsetException
          || cause instanceof IllegalCharsetNameException) {
        return unknownCharset();
      }
      String message = String.valueOf(cause.getMessage());
      if (message.contains("headers max length exceeded")) {
        return malformed("A part has too long a header; give the file a shorter name.");
      }
      if (message.contains("larger than max length")) {
        return fieldsTooLarge();
      }
      if (message.contains("too many keys")) {
        return malformed("It has too many parts.");
      }
      if (message.contains("max file size exceeded") || message.contains("max length exceeded")) {
        return Problems.tooLarge(maxBytes);
      }
    }
    return Problems.isStopping(ctx) ? Problems.stopping() : malformed(DAMAGED);
  }

  private static Problem malformed(String detail) {
    return Problem.of(400, "malformed-form", "The form cannot be read", detail);
  }

  /** A baseline may come as a field, a recording may not; nothing else is as long. */
  private static Problem fieldsTooLarge() {
    return Problem.of(
            413,
            "baseline-too-large",
            "The form has too long a field",
            "A baseline may have "
                + SpeakerBaseline.MAX_BYTES
                + " bytes; a recording must come as a file, not as a field.")
        .with("allowed", SpeakerBaseline.MAX_BYTES);
  }

  private static Problem unknownCharset() {
    return Problem.of(
        415,
        "unsupported-type",
        "This type is not taken here",
        "The charset of the form is unknown here; send UTF-8, or name none.");
  }
}
