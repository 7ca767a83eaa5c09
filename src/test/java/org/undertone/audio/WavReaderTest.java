package org.undertone.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.WavBytes;

class WavReaderTest {

  private static final SyntheticSpeech SPEECH = SyntheticSpeech.DEFAULT.withSeconds(1);
  private static final int DATA_SIZE_AT = 40;

  private final AudioDecoder decoder = new AudioDecoder(AudioLimits.DEFAULT);
  private final byte[] plain = SPEECH.wav(16_000);

  @ParameterizedTest
  @CsvSource({
    "pcm_u8, 1, 8-bit PCM", "pcm_s16le, 2, 16-bit PCM", "pcm_s24le, 1, 24-bit PCM",
    "pcm_s24le, 6, 24-bit PCM", "pcm_s32le, 2, 32-bit PCM", "pcm_f32le, 8, 32-bit float",
    "pcm_f64le, 1, 64-bit float", "pcm_mulaw, 2, µ-law", "pcm_alaw, 1, A-law"
  })
  void everyCoding_givesWhatFfmpegGives(
      String codec, String channels, String words, @TempDir Path temp) throws IOException {
    byte[] wav = Encoder.encode(SPEECH.wav(22_050), ".wav", "-ac", channels, "-c:a", codec);
    Clip clip = decoder.decode(wav);
    assertEquals("WAV " + words, clip.source().name());
    assertEquals(Integer.parseInt(channels), clip.source().channels());
    assertEquals(22_050, clip.source().sampleRateHz());
    Clip byFfmpeg =
        new FfmpegReader(AudioLimits.DEFAULT, temp, false, FfmpegProgram::find)
            .read(wav, Optional.of("WAV"));
    assertEquals(byFfmpeg.length(), clip.length());
    assertTrue(Signals.largestDifference(byFfmpeg.samples(), clip.samples()) < 1e-6);
  }

  @Test
  void codingThatOnlyFfmpegReads_isLeftToIt() throws BadAudioException {
    Clip clip = decoder.decode(Encoder.encode(plain, ".wav", "-c:a", "adpcm_ms"));
    assertEquals("WAV ADPCM_MS", clip.source().name());
    assertTrue(Signals.correlation(SPEECH.clip().samples(), clip.samples()) > 0.98);
  }

  @Test
  void rf64_takesItsSizeFromTheDs64Chunk() throws BadAudioException {
    byte[] wav = Encoder.encode(plain, ".wav", "-rf64", "always");
    assertEquals("RF64", new String(wav, 0, 4, StandardCharsets.US_ASCII));
    sameAsPlain(wav);
  }

  @Test
  void rifx_isReadBigEndian() throws BadAudioException {
    ByteBuffer little = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer big = ByteBuffer.allocate(plain.length);
    big.put("RIFX".getBytes(StandardCharsets.US_ASCII)).putInt(little.getInt(4));
    big.put(plain, 8, 8).putInt(16).putShort((short) 1).putShort((short) 1);
    big.putInt(16_000).putInt(32_000).putShort((short) 2).putShort((short) 16);
    big.put(plain, 36, 4).putInt(little.getInt(DATA_SIZE_AT));
    for (int at = 44; at < plain.length; at += 2) {
      big.putShort(little.getShort(at));
    }
    sameAsPlain(big.array());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 0x7fffffff, 0x7ffff000})
  void streamedWav_withoutALength_goesOnToItsEnd(int size) throws BadAudioException {
    byte[] wav = plain.clone();
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(4, size).putInt(DATA_SIZE_AT, size);
    sameAsPlain(wav);
  }

  @Test
  void otherChunks_ofOddSize_areSteppedOver() throws BadAudioException {
    ByteArrayOutputStream wav = new ByteArrayOutputStream();
    wav.write(plain, 0, 12);
    wav.writeBytes(chunk("JUNK", 7));
    wav.write(plain, 12, 24);
    wav.writeBytes(chunk("LIST", 33));
    wav.write(plain, 36, plain.length - 36);
    wav.writeBytes(chunk("id3 ", 5));
    sameAsPlain(wav.toByteArray());
  }

  @Test
  void truncatedData_areDecodedAsFarAsTheyGo_andTheNoteSaysSo() throws BadAudioException {
    Clip clip = decoder.decode(Arrays.copyOf(plain, 44 + 16_001));
    assertEquals(8000, clip.length());
    assertEquals(
        Optional.of(
            "The end of the recording is missing: its header promises 1.00 s of sound, 0.50 s are there."),
        clip.source().note());
    assertEquals(
        0,
        Signals.largestDifference(clip.samples(), decoder.decode(plain).samples()),
        "same start");
  }

  /** As writers do that count the header to the sound. */
  @Test
  void headerThatCountsSomeBytesTooMany_isNotedOfNothing() throws BadAudioException {
    byte[] wav = plain.clone();
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(40, wav.length);
    assertEquals(Optional.empty(), decoder.decode(wav).source().note());
  }

  @Test
  void fewerBitsThanTheirSlot_areLeftJustified() throws BadAudioException {
    byte[] data = new byte[16_000 * 4];
    ByteBuffer samples = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 16_000; i++) {
      samples.putInt(i * 4, 1 << 30);
    }
    byte[] wav = WavBytes.file(WavBytes.PCM, 1, 16_000, 32, data);
    wav[34] = 24;
    assertEquals(0.5f, decoder.decode(wav).samples()[8000]);
  }

  private void sameAsPlain(byte[] wav) throws BadAudioException {
    Clip clip = decoder.decode(wav);
    assertArrayEquals(decoder.decode(plain).samples(), clip.samples());
    assertEquals("WAV 16-bit PCM", clip.source().name());
    assertEquals(Optional.empty(), clip.source().note());
  }

  private static byte[] chunk(String id, int size) {
    ByteBuffer chunk = ByteBuffer.allocate(8 + size + (size & 1)).order(ByteOrder.LITTLE_ENDIAN);
    chunk.put(id.getBytes(StandardCharsets.US_ASCII)).putInt(size);
    return chunk.array();
  }
}
