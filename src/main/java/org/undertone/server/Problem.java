package org.undertone.server;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import java.util.TreeMap;

/**
 * A problem document after RFC 9457.
 *
 * @param type one URI for each kind of problem
 * @param title the kind in a few words, the same each time
 * @param status of HTTP
 * @param detail what went wrong this time and how to mend it, for a person
 * @param fields the same for programs: {@code reason} always, {@code found} and {@code allowed}
 *     where there is a limit
 */
@JsonPropertyOrder({"type", "title", "status", "detail"})
record Problem(
    String type,
    String title,
    int status,
    String detail,
    @JsonAnyGetter Map<String, Object> fields) {

  static final String CONTENT_TYPE = "application/problem+json";

  Problem {
    fields = new TreeMap<>(fields);
  }

  /** A problem whose {@code reason} also names its type. */
  static Problem of(int status, String reason, String title, String detail) {
    return new Problem(
        "urn:undertone:problem:" + reason, title, status, detail, Map.of("reason", reason));
  }

  /** The same problem under another status. */
  Problem withStatus(int other) {
    return new Problem(type, title, other, detail, fields);
  }

  /** The same problem with one more field. */
  Problem with(String name, Object value) {
    Map<String, Object> more = new TreeMap<>(fields);
    more.put(name, value);
    return new Problem(type, title, status, detail, more);
  }
}
