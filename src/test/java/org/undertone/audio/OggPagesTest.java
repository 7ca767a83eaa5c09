package org.undertone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OggPagesTest {

  /** Two pages, the first of two segments (300 bytes in all), the second of none. */
  private static final byte[] STREAM = stream();

  @Test
  void breakOff_isWhereAPageIsNotWhole_andBetweenPagesNever() {
    Set<Integer> whole = new HashSet<>(List.of(0, 329, 356));
    Set<Integer> found =
        IntStream.rangeClosed(0, STREAM.length)
            .filter(length -> !OggPages.breakOff(Arrays.copyOf(STREAM, length)))
            .boxed()
            .collect(Collectors.toSet());
    assertEquals(whole, found);
  }

  @Test
  void breakOff_isNotSaidOfWhatIsNoPage() {
    byte[] tagged = Arrays.copyOf(STREAM, STREAM.length + 3);
    assertFalse(OggPages.breakOff(tagged));
    assertFalse(OggPages.breakOff("OgGS and more".getBytes(StandardCharsets.US_ASCII)));
  }

  private static byte[] stream() {
    byte[] bytes = new byte[356];
    for (int at : new int[] {0, 329}) {
      System.arraycopy("OggS".getBytes(StandardCharsets.US_ASCII), 0, bytes, at, 4);
    }
    bytes[26] = 2;
    bytes[27] = (byte) 255;
    bytes[28] = 45;
    return bytes;
  }
}
