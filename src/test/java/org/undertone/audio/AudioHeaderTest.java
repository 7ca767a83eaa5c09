package org.undertone.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undertone.testing.SyntheticSpeech;

class AudioHeaderTest {

  private static final byte[] WAV = SyntheticSpeech.DEFAULT.withSeconds(0.2).wav(24_414);

  @Test
  void wav_tellsItsRate_whateverChunkComesFirst() {
    AudioHeader expected = new AudioHeader(Optional.of("WAV"), Optional.of(24_414));
    assertEquals(expected, AudioHeader.of(WAV));
    byte[] odd = new byte[WAV.length + 12];
    System.arraycopy(WAV, 0, odd, 0, 12);
    System.arraycopy("note\3\0\0\0abc\0".getBytes(StandardCharsets.ISO_8859_1), 0, odd, 12, 12);
    System.arraycopy(WAV, 12, odd, 24, WAV.length - 12);
    assertEquals(expected, AudioHeader.of(odd));
  }

  @ParameterizedTest
  @CsvSource({".flac, FLAC, 24414", ".aiff, AIFF,", ".ogg, Ogg,"})
  void others_tellTheirContainer_andFlacItsRate(String suffix, String container, Integer rateHz)
      throws Exception {
    assertEquals(
        new AudioHeader(Optional.of(container), Optional.ofNullable(rateHz)),
        AudioHeader.of(Encoder.encode(WAV, suffix)));
  }

  @Test
  void leadingId3Tag_isSeenThrough() {
    byte[] tagged = new byte[10 + 20 + WAV.length];
    System.arraycopy(new byte[] {'I', 'D', '3', 3, 0, 0, 0, 0, 0, 20}, 0, tagged, 0, 10);
    System.arraycopy(WAV, 0, tagged, 30, WAV.length);
    assertEquals(Optional.of("WAV"), AudioHeader.of(tagged).container());
    assertEquals(Optional.of("MP3"), AudioHeader.of(Arrays.copyOf(tagged, 35)).container());
  }

  @Test
  void anyBeginning_isRead() {
    for (int length = 0; length < 60; length++) {
      AudioHeader header = AudioHeader.of(Arrays.copyOf(WAV, length));
      assertEquals(length >= 36, header.sampleRateHz().isPresent(), length + " bytes");
    }
    assertEquals(
        new AudioHeader(Optional.empty(), Optional.empty()),
        AudioHeader.of("<html>not found</html>".getBytes(StandardCharsets.UTF_8)));
  }
}
