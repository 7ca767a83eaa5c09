package org.undertone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.model.SpeakerBaseline;
import org.undertone.testing.SyntheticSpeech;
import org.undertone.testing.TestModels;

/** {@code baseline}, and {@code predict} with what it made or makes by itself. */
class SpeakerCommandsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path home;
  private Path recordings;

  @BeforeEach
  void prepare() throws IOException {
    TestModels.adapting("classic").save(home.resolve("models/classic"));
    TestModels.forest("deaf").save(home.resolve("models/deaf"));
    recordings = Files.createDirectories(home.resolve("recordings"));
    speak("anna/1.wav", 220, 1);
    speak("anna/2.wav", 220, 2);
    speak("anna/happy/3.wav", 220, 3);
    speak("ben/1.wav", 100, 4);
    speak("ben/2.wav", 100, 5);
    speak("chris/only.wav", 150, 6);
  }

  @Test
  void baseline_ofAFolder_isWrittenAndUsed() throws IOException {
    Path file = home.resolve("anna.json");
    CliRun run = run("baseline", folder("anna"), "--out", file.toString());
    assertEquals(0, run.code(), run.err());
    assertEquals(file + ": mixed voice by 3 clips of classic-190\n", run.out());
    SpeakerBaseline made = SpeakerBaseline.parse(Files.readString(file));
    assertEquals(3, made.clips());
    assertEquals(SpeakerBaseline.Voice.MIXED, made.voice());

    String clip = folder("anna/1.wav");
    JsonNode plain = JSON.readTree(run("predict", "--json", clip).out());
    JsonNode heard =
        JSON.readTree(run("predict", "--json", "--speaker-baseline", file.toString(), clip).out());
    assertFalse(plain.has("speaker"));
    assertFalse(heard.has("speakerName"));
    assertEquals("{\"clips\":3,\"voice\":\"mixed\"}", heard.get("speaker").toString());
    assertNotEquals(plain.get("probabilities"), heard.get("probabilities"));
  }

  @Test
  void recordingThatIsThereTwice_countsOnce() throws IOException {
    Files.copy(recordings.resolve("anna/1.wav"), recordings.resolve("anna/happy/again.wav"));
    SpeakerBaseline made = SpeakerBaseline.parse(run("baseline", folder("anna")).out());
    assertEquals(3, made.clips());
  }

  @Test
  void baseline_withoutAFile_isPrintedAlone() {
    CliRun run = run("baseline", "--voice", "Ordinary", folder("anna/1.wav"));
    assertEquals(0, run.code(), run.err());
    assertEquals(1, run.lines().size());
    SpeakerBaseline made = SpeakerBaseline.parse(run.out());
    assertEquals(SpeakerBaseline.Voice.ORDINARY, made.voice());
    assertEquals(1, made.clips());
  }

  @Test
  void baseline_thatIsExtended_isAsIfAllHadBeenMeasuredAtOnce() throws IOException {
    Path file = home.resolve("anna.json");
    run("baseline", folder("anna/1.wav"), folder("anna/2.wav"), "--out", file.toString());
    CliRun run =
        run(
            "baseline",
            "--extend",
            file.toString(),
            folder("anna/happy"),
            "--out",
            file.toString());
    assertEquals(0, run.code(), run.err());
    assertEquals(file + ": mixed voice by 3 clips of classic-190\n", run.out());
    double[] grown = SpeakerBaseline.parse(Files.readString(file)).speaker().mean();
    double[] atOnce = SpeakerBaseline.parse(run("baseline", folder("anna")).out()).speaker().mean();
    for (int j = 0; j < grown.length; j++) {
      assertEquals(atOnce[j], grown[j], 1e-6 * (1 + Math.abs(atOnce[j])));
    }
  }

  @Test
  void baseline_takesThePlaceOfWhatStoodBehindALink_andLeavesNothingElse() throws IOException {
    Path place = Files.createDirectory(home.resolve("voices"));
    Path file = Files.writeString(place.resolve("anna.json"), "an older voice");
    Path link = Files.createSymbolicLink(place.resolve("link.json"), Path.of("anna.json"));
    Set<PosixFilePermission> mine = PosixFilePermissions.fromString("rw-------");
    Files.setPosixFilePermissions(file, mine);
    assertEquals(0, run("baseline", folder("anna/1.wav"), "--out", link.toString()).code());
    assertEquals(mine, Files.getPosixFilePermissions(file));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(1, SpeakerBaseline.parse(Files.readString(file)).clips());
    assertEquals(2, place.toFile().list().length);
  }

  @Test
  void baseline_thatCannotBeExtended_isRefusedAndLeftAsItIs() throws IOException {
    Path file = home.resolve("ordinary.json");
    run("baseline", "--voice", "ordinary", folder("ben/1.wav"), "--out", file.toString());
    String before = Files.readString(file);
    CliRun other =
        run(
            "baseline",
            "--voice",
            "mixed",
            "--extend",
            file.toString(),
            folder("ben/2.wav"),
            "--out",
            file.toString());
    assertEquals(2, other.code());
    assertEquals(
        "undertone: the baseline is of the ordinary voice by classic-190 and cannot be extended by"
            + " the mixed voice by classic-190; make one apart\n",
        other.err());
    assertEquals(before, Files.readString(file));
    CliRun same = run("baseline", "--extend", file.toString(), folder("ben/2.wav"));
    assertEquals(SpeakerBaseline.Voice.ORDINARY, SpeakerBaseline.parse(same.out()).voice());
    Path bad = Files.writeString(home.resolve("diary.json"), "Dear diary");
    CliRun broken = run("baseline", "--extend", bad.toString(), folder("ben/2.wav"));
    assertEquals(1, broken.code());
    assertTrue(
        broken.err().startsWith("undertone: " + bad + ": no baseline document: "), broken.err());
  }

  @Test
  void baseline_withAFileThatFails_isOfTheOthersAndFails() throws IOException {
    Path bad = Files.writeString(recordings.resolve("anna/bad.wav"), "not a recording at all");
    CliRun run = run("baseline", folder("anna"));
    assertEquals(1, run.code());
    assertTrue(run.err().startsWith("undertone: " + bad + ": "), run.err());
    assertEquals(3, SpeakerBaseline.parse(run.out()).clips());
  }

  @Test
  void baseline_withAFileWithoutSpeech_isOfTheOthersAndSaysSo() throws IOException {
    Path silence = recordings.resolve("anna/silence.wav");
    Files.write(silence, SyntheticSpeech.wav16(new float[16_000], 16_000));
    CliRun run = run("baseline", folder("anna"));
    assertEquals(0, run.code());
    assertEquals("undertone: " + silence + ": no speech in it, so it does not count\n", run.err());
    assertEquals(3, SpeakerBaseline.parse(run.out()).clips());
  }

  @Test
  void baseline_thatCannotBe_isRefusedInWords() throws IOException {
    Path silence = recordings.resolve("silence.wav");
    Files.write(silence, SyntheticSpeech.wav16(new float[16_000], 16_000));
    CliRun silent = run("baseline", silence.toString());
    assertEquals(1, silent.code());
    assertEquals(
        "undertone: "
            + silence
            + ": no speech in it, so it does not count\n"
            + "undertone: there is nothing to make a baseline of\n",
        silent.err());
    assertEquals("", silent.out());
    CliRun absent = run("baseline", folder("absent.wav"));
    assertEquals(1, absent.code());
    assertEquals(
        "undertone: "
            + folder("absent.wav")
            + ": no such file\n"
            + "undertone: there is nothing to make a baseline of\n",
        absent.err());
    CliRun deaf = run("baseline", "--model", "deaf", folder("anna"));
    assertEquals(2, deaf.code());
    assertEquals(
        "undertone: baseline: the model deaf cannot use a baseline of the speaker's voice; those"
            + " that can are classic\n",
        deaf.err());
    CliRun sung = run("baseline", "--voice", "sung", folder("anna"));
    assertEquals(2, sung.code());
    assertEquals("undertone: --voice must be ordinary or mixed, got \"sung\"\n", sung.err());
    Path nowhere = home.resolve("nowhere/anna.json");
    CliRun unwritable = run("baseline", folder("anna/1.wav"), "--out", nowhere.toString());
    assertEquals(1, unwritable.code());
    assertEquals(
        "undertone: there is no folder " + nowhere.getParent() + " to write to\n",
        unwritable.err());
  }

  @Test
  void bySpeaker_hearsEachBesideTheirOwn() throws IOException {
    Map<String, String> known = new TreeMap<>();
    Map<String, String> names = new TreeMap<>();
    CliRun run = run("predict", "--json", "--by-speaker", recordings.toString());
    assertEquals(0, run.code(), run.err());
    assertEquals(
        "undertone: too little is known of the speaker of 1 recording, which is heard as a"
            + " stranger's\n",
        run.err());
    for (String line : run.lines()) {
      JsonNode verdict = JSON.readTree(line);
      String path = recordings.relativize(Path.of(verdict.get("path").asText())).toString();
      known.put(path, verdict.path("speaker").toString());
      names.put(path, verdict.path("speakerName").asText());
    }
    String three = "{\"clips\":3,\"voice\":\"mixed\"}";
    String two = "{\"clips\":2,\"voice\":\"mixed\"}";
    assertEquals(
        Map.of(
            "anna/1.wav", three,
            "anna/2.wav", three,
            "anna/happy/3.wav", three,
            "ben/1.wav", two,
            "ben/2.wav", two,
            "chris/only.wav", ""),
        known);
    assertEquals(
        Map.of(
            "anna/1.wav", "recordings:anna",
            "anna/2.wav", "recordings:anna",
            "anna/happy/3.wav", "recordings:anna",
            "ben/1.wav", "recordings:ben",
            "ben/2.wav", "recordings:ben",
            "chris/only.wav", "recordings:chris"),
        names);
    assertTrue(run.lines().get(0).contains("/anna/1.wav\",\"speakerName\":\"recordings:anna\","));
  }

  @Test
  void bySpeaker_hearsNoRecordingBesideItself() throws IOException {
    Path only = recordings.resolve("chris/only.wav");
    Files.write(only, SyntheticSpeech.DEFAULT.withSeconds(7).wav(16_000)); // measured in two parts
    Files.copy(only, recordings.resolve("chris/again.wav"));
    CliRun run = run("predict", "--json", "--by-speaker", folder("chris"));
    assertFalse(run.out().contains("\"speaker\""), run.out());
    assertEquals(
        "undertone: too little is known of the speaker of 2 recordings, which are heard as a"
            + " stranger's\n",
        run.err());
  }

  @Test
  void bySpeaker_isAsIfTheSpeakersBaselineWereGiven() throws IOException {
    Path ben = home.resolve("ben.json");
    run("baseline", folder("ben"), "--out", ben.toString());
    JsonNode given =
        JSON.readTree(
            run("predict", "--json", "--speaker-baseline", ben.toString(), folder("ben/2.wav"))
                .out());
    String last = run("predict", "--json", "--by-speaker", folder("ben")).lines().get(1);
    assertEquals(given.get("path"), JSON.readTree(last).get("path"));
    JsonNode probabilities = JSON.readTree(last).get("probabilities");
    for (Map.Entry<String, JsonNode> p : given.get("probabilities").properties()) {
      assertEquals(p.getValue().asDouble(), probabilities.get(p.getKey()).asDouble(), 1e-6);
    }
  }

  @Test
  void bySpeaker_knowsTheNamesOfCorpora() throws IOException {
    speak("all/03-01-05-02-01-01-07.wav", 220, 1);
    speak("all/03-01-04-02-01-01-07.wav", 220, 2);
    speak("all/03-01-04-02-01-01-08.wav", 120, 3);
    CliRun run = run("predict", "--csv", "--by-speaker", folder("all"));
    String top = run.lines().get(0);
    assertTrue(top.endsWith(",speechLevelDbfs,speakerName,speakerClips,speakerVoice,note"), top);
    assertTrue(run.lines().get(1).endsWith(",ravdess:07,2,mixed,"), run.out());
    assertTrue(run.lines().get(2).endsWith(",ravdess:08,,,"), run.out());
    assertTrue(run.lines().get(3).endsWith(",ravdess:07,2,mixed,"), run.out());
  }

  @Test
  void bySpeaker_hasOneBaselineOfASpeaker_acrossLabelsPartsAndSpellings() throws IOException {
    speak("voices/happy/dora/1.wav", 220, 1);
    speak("voices/sad/Dora/2.wav", 220, 2);
    speak("voices/test/sad/dora/3.wav", 220, 3);
    speak("voices/train/happy/dora/4.wav", 220, 4);
    speak("voices/train/happy/emil/1.wav", 100, 5);
    CliRun run = run("predict", "--by-speaker", folder("voices"));
    assertEquals(0, run.code(), run.err());
    assertEquals(
        List.of(
            "  voice: voices:dora, heard beside the speaker's own (mixed, 4 clips)",
            "  voice: voices:dora, heard beside the speaker's own (mixed, 4 clips)",
            "  voice: voices:dora, heard beside the speaker's own (mixed, 4 clips)",
            "  voice: voices:dora, heard beside the speaker's own (mixed, 4 clips)",
            "  voice: voices:emil, heard as a stranger's"),
        run.lines().stream().filter(line -> line.startsWith("  voice: ")).toList());
  }

  @Test
  void bySpeaker_leavesLaryngogramsOut_andSaysSo() throws IOException {
    speak("emodb/wav/03a01Nc.wav", 120, 1);
    speak("emodb/wav/03a02Nc.wav", 120, 2);
    speak("emodb/laryngo/03a01Nc.wav", 120, 3);
    CliRun run = run("predict", "--json", "--by-speaker", folder("emodb"));
    assertEquals(0, run.code());
    assertEquals(
        "undertone: skipped: no plain recording of speech: 1 (laryngo/03a01Nc.wav: laryngogram)\n",
        run.err());
    assertEquals(2, run.lines().size());
    for (String line : run.lines()) {
      assertEquals(2, JSON.readTree(line).at("/speaker/clips").asInt());
      assertEquals("emo-db:03", JSON.readTree(line).get("speakerName").asText());
    }
  }

  @Test
  void bySpeaker_withAFileThatFails_answersTheOthers() throws IOException {
    Path bad = Files.writeString(recordings.resolve("ben/0.wav"), "not a recording at all");
    CliRun run = run("predict", "--by-speaker", folder("ben"));
    assertEquals(1, run.code());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().startsWith("undertone: " + bad + ": "), run.err());
    assertTrue(
        run.out()
            .contains(
                "\n  voice: recordings:ben, heard beside the speaker's own (mixed, 2 clips)\n"),
        run.out());
  }

  @Test
  void speakerBaseline_thatCannotBeUsed_isRefusedByItsName() throws IOException {
    Path absent = home.resolve("absent.json");
    assertRefused(1, absent + ": no such file", "--speaker-baseline", absent.toString());
    assertRefused(1, recordings + ": Is a directory", "--speaker-baseline", recordings.toString());
    Path bad = Files.writeString(home.resolve("bad.json"), "Dear diary");
    assertRefused(1, bad + ": no baseline document: ", "--speaker-baseline", bad.toString());
    Path wide = Files.writeString(home.resolve("wide.json"), "{}", StandardCharsets.UTF_16);
    assertRefused(1, wide + ": not UTF-8 text", "--speaker-baseline", wide.toString());
    Path other =
        Files.writeString(
            home.resolve("other.json"),
            "{\"undertoneBaseline\":1,\"featureSet\":\"means-180\",\"voice\":\"mixed\",\"clips\":1,"
                + "\"mean\":[1],\"variance\":[0]}");
    assertRefused(
        1,
        other + ": the baseline is of 1 features means-180, but the model classic needs 190",
        "--speaker-baseline",
        other.toString());
    Path large = Files.write(home.resolve("large.json"), new byte[SpeakerBaseline.MAX_BYTES + 1]);
    assertRefused(
        1, large + ": a baseline takes at most 1048576", "--speaker-baseline", large.toString());
    assertRefused(
        2,
        "--by-speaker: the model deaf cannot use a baseline of the speaker's voice; those that can"
            + " are classic",
        "--by-speaker",
        "--model",
        "deaf");
    assertRefused(
        2, "--speaker-baseline: the model deaf", "--model", "deaf", "--speaker-baseline", "x.json");
    CliRun both = run("predict", "--by-speaker", "--speaker-baseline", "x.json", folder("anna"));
    assertEquals(2, both.code());
    assertTrue(both.err().contains("mutually exclusive"), both.err());
  }

  private void assertRefused(int code, String error, String... options) {
    String[] all = new String[options.length + 2];
    all[0] = "predict";
    System.arraycopy(options, 0, all, 1, options.length);
    all[all.length - 1] = folder("anna/1.wav");
    CliRun run = run(all);
    assertEquals(code, run.code(), run.err());
    assertTrue(run.err().startsWith("undertone: " + error), run.err());
    assertEquals("", run.out());
  }

  private CliRun run(String... args) {
    return CliRun.of(home, args);
  }

  private String folder(String name) {
    return recordings.resolve(name).toString();
  }

  private void speak(String name, double pitchHz, long seed) throws IOException {
    Path file = recordings.resolve(name);
    Files.createDirectories(file.getParent());
    SyntheticSpeech voice =
        SyntheticSpeech.DEFAULT.withSeconds(1).withPitchHz(pitchHz).withSeed(seed);
    Files.write(file, voice.wav(16_000));
  }
}
