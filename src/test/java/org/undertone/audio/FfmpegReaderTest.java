package org.undertone.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undertone.audio.BadAudioException.Reason;
import org.undertone.testing.JavaProcess;
import org.undertone.testing.SyntheticSpeech;

class FfmpegReaderTest {

  private static final SyntheticSpeech SPEECH = SyntheticSpeech.DEFAULT.withSeconds(2);

  @TempDir private Path temp;
  @TempDir private Path elsewhere;

  @AfterEach
  void nothingStaysInTheTempFolder() {
    assertEquals(0, temp.toFile().list().length);
  }

  @ParameterizedTest
  @CsvSource({
    ".mp3, MP3, 44100, 0.93, -c:a libmp3lame -b:a 128k",
    ".ogg, Ogg Vorbis, 44100, 0.93, -c:a vorbis -strict -2 -ac 2 -b:a 128k",
    ".ogg, Ogg Opus, 48000, 0.93, -c:a libopus -b:a 64k",
    ".webm, WebM Opus, 48000, 0.93, -c:a libopus -b:a 64k",
    ".mkv, Matroska FLAC, 44100, 0.93, -c:a flac",
    ".m4a, M4A AAC, 44100, 0.93, -c:a aac -b:a 128k",
    ".mp4, MP4 AAC, 44100, 0.93, -c:a aac -b:a 128k",
    ".aac, AAC, 44100, 0.93, -c:a aac -b:a 128k",
    ".mov, QuickTime ALAC, 44100, 0.93, -c:a alac",
    ".aiff, AIFF PCM, 44100, 0.93, -c:a pcm_s16be",
    ".au, AU PCM, 44100, 0.93, -c:a pcm_s16be",
    ".caf, CAF PCM, 44100, 0.93, -c:a pcm_s16le",
    ".w64, Wave64 PCM, 44100, 0.93, -c:a pcm_s16le",
    ".amr, AMR AMR-NB, 8000, 0.7, -c:a libopencore_amrnb -ar 8000 -b:a 12.2k",
    ".wma, Windows Media WMA, 44100, 0.93, -c:a wmav2 -b:a 128k",
    ".wv, WavPack, 44100, 0.93, -c:a wavpack",
    ".ac3, AC-3, 44100, 0.93, -c:a ac3 -b:a 128k",
  })
  void everyFormat_comesBackAsTheSameSpeech(
      String suffix, String name, int rateHz, double least, String arguments)
      throws BadAudioException {
    Clip clip =
        decoder().decode(Encoder.encode(SPEECH.wav(44_100), suffix, arguments.split(" ", -1)));
    assertEquals(name, clip.source().name());
    assertEquals(rateHz, clip.source().sampleRateHz());
    assertEquals(Optional.empty(), clip.source().note());
    assertEquals(2, clip.durationSeconds(), 0.08);
    Clip original = decoder().decode(SPEECH.wav(44_100));
    double correlation = Signals.correlation(original.samples(), clip.samples());
    assertTrue(correlation > least, "correlation " + correlation);
  }

  /** Its header is text for as long as text is looked for: LDC's corpora come so. */
  @Test
  void nistSphere_isSpeech_notText() throws BadAudioException {
    String facts =
        """
        NIST_1A
           1024
        sample_rate -i 16000
        channel_count -i 1
        sample_n_bytes -i 2
        sample_byte_format -s2 01
        sample_coding -s3 pcm
        end_head
        """;
    byte[] header = (facts + " ".repeat(1024 - facts.length())).getBytes(StandardCharsets.US_ASCII);
    byte[] wav = SPEECH.wav(16_000);
    byte[] sphere = Arrays.copyOf(header, 1024 + wav.length - 44);
    System.arraycopy(wav, 44, sphere, 1024, wav.length - 44);
    Clip clip = decoder().decode(sphere);
    assertEquals("NIST SPHERE PCM", clip.source().name());
    assertArrayEquals(decoder().decode(wav).samples(), clip.samples());
  }

  @Test
  void webmNamedWav_decodesByItsContent() throws IOException {
    byte[] webm = Encoder.encode(SPEECH.wav(48_000), ".webm", "-c:a", "libopus");
    Path misnamed = Files.write(elsewhere.resolve("voice.wav"), webm);
    assertEquals("WebM Opus", decoder().decode(misnamed).source().name());
  }

  @Test
  void stereo_isAveraged_notMixedByFfmpeg() throws BadAudioException {
    byte[] wav = SPEECH.wav(48_000);
    byte[] leftOnly =
        Encoder.encode(wav, ".aiff", "-af", "pan=stereo|c0=c0|c1=0*c0", "-c:a", "pcm_s16be");
    Clip clip = decoder().decode(leftOnly);
    assertEquals(2, clip.source().channels());
    float[] mono = decoder().decode(wav).samples();
    for (int i = 0; i < mono.length; i++) {
      mono[i] /= 2;
    }
    assertTrue(Signals.largestDifference(mono, clip.samples()) < 1e-4);
  }

  @ParameterizedTest
  @CsvSource({".flac, flac", ".aiff, pcm_s16be"})
  void channelsInOppositePhase_areHeardByTheFirst(String suffix, String codec)
      throws BadAudioException {
    byte[] wav = SPEECH.wav(48_000);
    String split = "pan=stereo|c0=c0|c1=-1*c0";
    Clip clip = decoder().decode(Encoder.encode(wav, suffix, "-af", split, "-c:a", codec));
    assertTrue(Signals.largestDifference(decoder().decode(wav).samples(), clip.samples()) < 1e-4);
    assertTrue(clip.source().note().orElseThrow().contains("cancel each other out"));
  }

  @Test
  void truncatedRecording_isDecodedAsFarAsItGoes_andTheNoteSaysSo() throws BadAudioException {
    byte[] webm = Encoder.encode(SPEECH.wav(48_000), ".webm", "-c:a", "libopus");
    Clip clip = decoder().decode(Arrays.copyOf(webm, webm.length / 2));
    String note = clip.source().note().orElseThrow();
    assertTrue(
        note.startsWith("Part of the recording is missing: its header promises 2.0 s,"), note);
  }

  @ParameterizedTest
  @CsvSource({
    ".caf, -c:a pcm_s16le",
    ".w64, -c:a pcm_s16le",
    ".voc, -c:a pcm_u8",
    ".wma, -c:a wmav2 -b:a 128k",
  })
  void truncatedRecording_whoseFormatPromisesNoLength_isNotedAsWell(String suffix, String arguments)
      throws BadAudioException {
    byte[] whole = Encoder.encode(SPEECH.wav(16_000), suffix, arguments.split(" ", -1));
    assertEquals(Optional.empty(), decoder().decode(whole).source().note());
    String note =
        decoder()
            .decode(Arrays.copyOf(whole, whole.length * 2 / 3 - 1))
            .source()
            .note()
            .orElseThrow();
    assertTrue(
        note.matches(
            "Part of the recording is missing: its end is cut off, 1\\.[0-4] s could be decoded\\."),
        note);
  }

  /** Such as lyrics; ffmpeg prints them between what it found and what is missing of it. */
  @ParameterizedTest
  @CsvSource({".m4a, -c:a aac", ".opus, -c:a libopus"})
  void tagOfManyLines_hidesNothing(String suffix, String arguments) throws BadAudioException {
    List<String> all = new ArrayList<>(List.of(arguments.split(" ", -1)));
    all.addAll(
        List.of("-movflags", "+faststart", "-metadata", "comment=" + "la la la\n".repeat(9000)));
    byte[] whole =
        Encoder.encode(SPEECH.withSeconds(6).wav(16_000), suffix, all.toArray(String[]::new));
    assertEquals(Optional.empty(), decoder().decode(whole).source().note());
    Clip cut = decoder().decode(Arrays.copyOf(whole, whole.length - 20_000));
    assertTrue(cut.source().note().orElse("").startsWith("Part of the recording is missing: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {".mp4", ".mkv"})
  void soundOfALongerVideo_isWhole_unlessTheFileIsCutOff(String suffix) throws BadAudioException {
    byte[] video =
        Encoder.encode(
            SPEECH.wav(16_000),
            suffix,
            "-f lavfi -i testsrc=d=5:s=64x64 -map 0:a -map 1:v -c:v mpeg4 -c:a mp2 -movflags faststart"
                .split(" ", -1));
    Clip whole = decoder().decode(video);
    assertEquals(2, whole.durationSeconds(), 0.1);
    assertEquals(Optional.empty(), whole.source().note());
    Clip half = decoder().decode(Arrays.copyOf(video, video.length / 4));
    assertTrue(
        half.source().note().orElseThrow().startsWith("Part of the recording is missing: "),
        half.source().toString());
  }

  @Test
  void soundThatBeginsLate_isWhole() throws BadAudioException {
    byte[] late =
        Encoder.encode(
            SPEECH.wav(16_000), ".mka", "-c:a libopus -output_ts_offset 3".split(" ", -1));
    Clip clip = decoder().decode(late);
    assertEquals(2, clip.durationSeconds(), 0.1);
    assertEquals(Optional.empty(), clip.source().note());
  }

  @Test
  void truncatedOgg_whichPromisesNoDuration_isNotedAsWell() throws BadAudioException {
    byte[] ogg =
        Encoder.encode(SPEECH.wav(48_000), ".ogg", "-c:a", "libopus", "-page_duration", "200000");
    assertEquals(Optional.empty(), decoder().decode(ogg).source().note());
    String note =
        decoder().decode(Arrays.copyOf(ogg, ogg.length / 2)).source().note().orElseThrow();
    assertTrue(
        note.matches(
            "Part of the recording is missing: its last page of sound is cut off, \\d\\.\\d s could be decoded\\."),
        note);
  }

  @Test
  void videoWithoutSound_isCalledSo() {
    byte[] video =
        Encoder.encode(
            SPEECH.wav(16_000),
            ".mp4",
            "-f lavfi -i testsrc=d=1:s=64x64 -map 1:v -c:v mpeg4".split(" ", -1));
    BadAudioException refusal = AudioDecoderTest.refusal(decoder(), video);
    assertEquals(Reason.NOT_AUDIO, refusal.reason());
    assertEquals(
        "This MP4 file has no sound track. Choose a recording with sound.", refusal.getMessage());
  }

  @Test
  void compressedRecordingBeyondTheLimit_isStopped() {
    byte[] opus =
        Encoder.encode(
            SyntheticSpeech.wav16(new float[8000 * 601], 8000), ".ogg", "-c:a", "libopus");
    BadAudioException refusal = AudioDecoderTest.refusal(decoder(), opus);
    assertEquals(Reason.TOO_LONG, refusal.reason());
    assertTrue(refusal.found() < 601, "decoded " + refusal.found() + " s of it");
  }

  @Test
  void playlist_thatHidesAsUnknownBytes_opensNoOtherFile() throws IOException {
    Path secret =
        Files.write(elsewhere.resolve("secret.mp3"), Encoder.encode(SPEECH.wav(16_000), ".mp3"));
    for (String head :
        new String[] {
          "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:%s\n#EXT-X-ENDLIST\n\1",
          "ffconcat version 1.0\nfile '%s'\n#\1"
        }) {
      byte[] playlist = head.formatted(secret).getBytes(StandardCharsets.UTF_8);
      assertEquals(
          Reason.UNDECODABLE, AudioDecoderTest.refusal(decoder(), playlist).reason(), head);
    }
  }

  @Test
  void missingProgram_isCalledSo_forContainersOnly() {
    AudioDecoder decoder = new AudioDecoder(AudioLimits.DEFAULT, temp, Optional::empty);
    byte[] ogg = "OggS and more".getBytes(StandardCharsets.US_ASCII);
    BadAudioException refusal = AudioDecoderTest.refusal(decoder, ogg);
    assertEquals(Reason.DECODER_MISSING, refusal.reason());
    assertEquals(
        "A recording in the Ogg format needs the ffmpeg program, and this machine has none that starts. Install ffmpeg, or convert the recording to WAV or FLAC.",
        refusal.getMessage());
    assertEquals(
        Reason.UNDECODABLE,
        AudioDecoderTest.refusal(decoder, new byte[] {1, 2, (byte) 0xfe, 4}).reason());
  }

  @Test
  void programThatCannotRun_countsAsMissing() {
    AudioDecoder decoder =
        new AudioDecoder(
            AudioLimits.DEFAULT, temp, () -> Optional.of(elsewhere.resolve("not-there")));
    BadAudioException refusal = AudioDecoderTest.refusal(decoder, new byte[] {'O', 'g', 'g', 'S'});
    assertEquals(Reason.DECODER_MISSING, refusal.reason());
  }

  @Test
  void hangingProgram_isKilledAtTheTimeLimit() throws IOException {
    Path pid = elsewhere.resolve("pid");
    Path program = script("echo $$ > '" + pid + "'\nsleep 600 &\nwait\n");
    AudioLimits limits = new AudioLimits(25_000_000, 600, 0.3, 1);
    AudioDecoder decoder = new AudioDecoder(limits, temp, () -> Optional.of(program));
    BadAudioException refusal = AudioDecoderTest.refusal(decoder, new byte[] {'O', 'g', 'g', 'S'});
    assertEquals(Reason.DECODER_TIMEOUT, refusal.reason());
    assertEquals(1, refusal.allowed());
    assertTrue(refusal.getMessage().contains("longer than the 1.0 s"), refusal.getMessage());
    long process = Long.parseLong(Files.readString(pid).strip());
    assertFalse(ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false));
  }

  @Test
  void interruption_leavesNoFileBehind() throws Exception {
    Path program =
        script("kill -TERM $PPID\nwhile kill -0 $PPID 2> /dev/null; do :; done\n"); // Outlives it.
    JavaProcess.Run run =
        new JavaProcess().run(elsewhere, Decoding.class.getName(), "" + temp, "" + program);
    assertEquals(128 + 15, run.code(), run.err());
    assertEquals("", run.err());
  }

  /** A program that decodes with another in the place of ffmpeg. */
  static final class Decoding {
    public static void main(String[] args) throws IOException {
      new AudioDecoder(AudioLimits.DEFAULT, Path.of(args[0]), () -> Optional.of(Path.of(args[1])))
          .decode(new byte[] {'O', 'g', 'g', 'S'});
    }
  }

  @Test
  void programThatFails_orTalksNonsense_isSurvived() throws IOException {
    for (String body :
        new String[] {
          "exit 3",
          "echo 'not a header, but longer than one'",
          "yes complaint | head -c 3000000 >&2"
        }) {
      Path program = script(body + "\n");
      AudioDecoder decoder =
          new AudioDecoder(AudioLimits.DEFAULT, temp, () -> Optional.of(program));
      assertEquals(
          Reason.UNDECODABLE,
          AudioDecoderTest.refusal(decoder, new byte[] {'O', 'g', 'g', 'S'}).reason(),
          body);
    }
  }

  @Test
  void pathLookup_takesTheFirstProgramThatStarts() throws IOException {
    Path program = script("exit 0\n");
    Path broken = Files.createDirectory(elsewhere.resolve("broken"));
    Files.writeString(broken.resolve("ffmpeg"), "#!/bin/sh\nexit 1\n");
    assertTrue(broken.resolve("ffmpeg").toFile().setExecutable(true));
    String path =
        String.join(File.pathSeparator, "", "no-such-folder", "" + broken, "" + elsewhere);
    assertEquals(Optional.of(program), FfmpegProgram.onPath(path));
    assertEquals(Optional.empty(), FfmpegProgram.onPath(""));
  }

  private AudioDecoder decoder() {
    return new AudioDecoder(AudioLimits.DEFAULT, temp);
  }

  private Path script(String body) throws IOException {
    assumeFalse(File.separatorChar == '\\', "shell scripts do not run on Windows");
    Path script = Files.writeString(elsewhere.resolve("ffmpeg"), "#!/bin/sh\n" + body);
    assertTrue(script.toFile().setExecutable(true));
    return script;
  }
}
