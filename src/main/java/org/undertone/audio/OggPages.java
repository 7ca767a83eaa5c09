package org.undertone.audio;

import java.util.Arrays;

/**
 * The pages of an Ogg stream (RFC 3533, section 6). A stream tells no duration; only a page that
 * promises more bytes than follow shows that the rest of it is missing.
 */
final class OggPages {

  private static final byte[] CAPTURE = {'O', 'g', 'g', 'S'};
  private static final int HEADER_BYTES = 27;

  private OggPages() {}

  /** Whether the bytes end within a page; not where something else than pages stands in them. */
  static boolean breakOff(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      if (!captured(bytes, at)) {
        return false;
      }
      int segments = at + HEADER_BYTES;
      if (segments > bytes.length) {
        return true;
      }
      int body = segments + (bytes[segments - 1] & 0xff);
      if (body > bytes.length) {
        return true;
      }
      at = body;
      for (int i = segments; i < body; i++) {
        at += bytes[i] & 0xff;
      }
    }
    return at > bytes.length;
  }

  private static boolean captured(byte[] bytes, int at) {
    int end = Math.min(at + CAPTURE.length, bytes.length);
    return Arrays.equals(bytes, at, end, CAPTURE, 0, end - at);
  }
}
