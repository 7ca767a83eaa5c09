package org.undertone.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.audio.AudioDecoder;
import org.undertone.audio.AudioLimits;
import org.undertone.audio.BadAudioException;
import org.undertone.features.FeatureSets;
import org.undertone.model.Label;
import org.undertone.testing.SyntheticSpeech;

/** What lies in published corpora beside sound recordings: none of it stops the work. */
class OddRecordingsTest {

  private static final SyntheticSpeech SPEECH = SyntheticSpeech.DEFAULT.withSeconds(0.8);

  @TempDir Path folder;

  @Test
  void rateOf96kHzAmong24kHz_decodes_toTheSameLengthAndLevel() throws Exception {
    write("OAF_angry/OAF_back_angry.wav", SPEECH.wav(24_414));
    write("YAF_angry/YAF_germ_angry.wav", SPEECH.wav(96_000));
    Examples examples = load();
    assertEquals(List.of(), examples.skipped());
    Example usual = examples.examples().get(0);
    Example fast = examples.examples().get(1);
    assertEquals(0.8, usual.durationSeconds(), 1e-3);
    assertEquals(0.8, fast.durationSeconds(), 1e-3);
    assertEquals(usual.speechLevelDbfs(), fast.speechLevelDbfs(), 2);
  }

  @Test
  void loneRate_isToldAmongFew_butNotOfTwo() throws Exception {
    write("OAF_angry/OAF_back_angry.wav", SPEECH.wav(24_414));
    write("YAF_angry/YAF_germ_angry.wav", SPEECH.withSeed(2).wav(96_000));
    assertEquals(List.of(), load().unusual());
    write("YAF_angry/YAF_get_angry.wav", SPEECH.withSeed(3).wav(24_414));
    assertEquals(List.of("96 kHz among 24.4 kHz: 1 (YAF_germ_angry.wav)"), load().unusual());
  }

  @Test
  void rareRate_isTold_ofEachCorpusByItself() throws Exception {
    SyntheticCorpus.tess(folder.resolve("TESS"), 1);
    write("TESS/YAF_angry/YAF_germ_angry.wav", SPEECH.withSeed(5).wav(96_000));
    SyntheticCorpus.savee(folder.resolve("SAVEE"), 1);
    write("SAVEE/DC/a05.wav", SPEECH.withSeed(6).wav(48_000));
    write("SAVEE/JE/a05.wav", SPEECH.withSeed(7).wav(48_000));
    SyntheticCorpus.emoDb(folder.resolve("EMO-DB"), 1, 3);
    write("EMO-DB/wav/08a01Na.wav", SPEECH.withSeed(8).wav(22_050));
    write("EMO-DB/wav/09a01Na.wav", SPEECH.withSeed(9).wav(22_050));
    Examples examples = load();
    assertEquals(14 + 1 + 28 + 2 + 6 + 2, examples.examples().size(), "" + examples.skipped());
    assertEquals(
        Set.of(
            "96 kHz among 24.4 kHz: 1 (YAF_germ_angry.wav)",
            "48 kHz among 44.1 kHz: 2 (a05.wav, a05.wav)"),
        Set.copyOf(examples.unusual()),
        "two of eight are no rarity");
  }

  @Test
  void aiffInAWav_isRecognisedByItsContent() throws Exception {
    byte[] aiff = aiff(SPEECH.render(24_414), 24_414);
    assumeTrue(decoderAtHand(aiff), "no ffmpeg program at hand");
    write("YAF_fear/YAF_neat_fear.wav", aiff);
    write("OAF_fear/OAF_neat_fear.wav", SPEECH.withSeed(2).wav(24_414));
    write("YAF_fear/YAF_neck_fear.wav", SPEECH.wav(24_414));
    Examples examples = load();
    assertEquals(2, examples.examples().size());
    assertEquals(
        List.of("repeats the audio of another: 1 (YAF_fear/YAF_neck_fear.wav)"),
        Skipped.summary(examples.skipped()),
        "the AIFF must give the very samples of the WAV");
    assertEquals(
        List.of("read as AIFF despite the name: 1 (YAF_neat_fear.wav)"), examples.unusual());
    Example neat = examples.examples().get(1);
    assertEquals("YAF_neat_fear.wav", neat.utterance().path().getFileName().toString());
    assertEquals(Label.FEARFUL, neat.utterance().label());
  }

  @Test
  void recordingThatIsCutOff_isUsedAndTold_alsoFromTheCache() throws Exception {
    byte[] sound = SPEECH.wav(24_414);
    write("YAF_sad/YAF_gap_sad.wav", Arrays.copyOf(sound, sound.length * 3 / 4));
    write("YAF_sad/YAF_get_sad.wav", SPEECH.withSeed(2).wav(24_414));
    for (int run = 0; run < 2; run++) {
      Examples examples = load();
      assertEquals(2, examples.examples().size());
      assertEquals(
          List.of("damaged or cut off, used as far as it goes: 1 (YAF_gap_sad.wav)"),
          examples.unusual());
    }
  }

  @Test
  void silentBrokenAndRepeatedFiles_areReportedAndLeftOut() throws Exception {
    byte[] sound = SPEECH.wav(24_414);
    write("TESS/OAF_Sad/OAF_back_sad.wav", sound);
    write("TESS/TESS/OAF_Sad/OAF_back_sad.wav", sound);
    write("TESS/OAF_neutral/OA_bite_neutral.wav", SPEECH.withSeed(2).wav(24_414));
    write("TESS/OAF_Sad/OAF_gap_sad.wav", SyntheticSpeech.wav16(new float[24_414], 24_414));
    write("TESS/YAF_sad/YAF_gap_sad.wav", Arrays.copyOf(sound, 30));
    write("TESS/YAF_sad/YAF_get_sad.wav", "<html>not found</html>".getBytes(UTF_8));
    write("TESS/YAF_sad/YAF_gin_sad.wav", new byte[0]);
    write("TESS/YAF_sad/YAF_goal_sad.wav", SPEECH.withSeed(3).wav(24_414));
    write("TESS/YAF_sad/notes.wav.txt", sound);
    Examples examples = load();
    assertEquals(
        List.of("tess:OAF", "tess:OAF", "tess:YAF"),
        examples.examples().stream().map(e -> e.utterance().speaker().orElseThrow()).toList());
    assertEquals(
        List.of(
            "does not decode: 3 (TESS/YAF_sad/YAF_gap_sad.wav: The WAV format chunk has 10 bytes;"
                + " at least 16 are needed;"
                + " TESS/YAF_sad/YAF_get_sad.wav: This is an HTML page, not a recording;"
                + " TESS/YAF_sad/YAF_gin_sad.wav: The recording is empty: 0 bytes)",
            "no speech in it: 1 (TESS/OAF_Sad/OAF_gap_sad.wav)",
            "repeats the audio of another: 1 (TESS/TESS/OAF_Sad/OAF_back_sad.wav)"),
        Skipped.summary(examples.skipped()));
    assertEquals(
        List.of("one speaker under several spellings: 1 (\"tess:OAF\" = \"tess:OA\")"),
        examples.unusual());
    for (Skipped skipped : examples.skipped()) {
      assertTrue(skipped.detail().length() > 10, skipped.toString());
    }
  }

  private Examples load() throws Exception {
    Corpus corpus = new CorpusReader(false).read(List.of(folder));
    return new ExampleLoader(
            new FeatureCache(folder.resolve(".cache")), 2, FeatureSets.named("classic-190"))
        .load(corpus.utterances(), done -> {})
        .in(corpus);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  /** Mono 16-bit AIFF, by the JDK. */
  private static byte[] aiff(float[] samples, int rateHz) throws IOException {
    byte[] bytes = new byte[2 * samples.length];
    for (int i = 0; i < samples.length; i++) {
      int value = Math.max(-32768, Math.min(32767, Math.round(samples[i] * 32768f)));
      bytes[2 * i] = (byte) (value >> 8);
      bytes[2 * i + 1] = (byte) value;
    }
    AudioFormat format = new AudioFormat(rateHz, 16, 1, true, true);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(bytes), format, samples.length),
        AudioFileFormat.Type.AIFF,
        file);
    return file.toByteArray();
  }

  private boolean decoderAtHand(byte[] aiff) throws BadAudioException {
    try {
      return new AudioDecoder(AudioLimits.DEFAULT, folder.resolve(".cache")).decode(aiff).length()
          > 0;
    } catch (BadAudioException refusal) {
      if (refusal.reason() == BadAudioException.Reason.DECODER_MISSING) {
        return false;
      }
      throw refusal;
    }
  }
}
