package org.undertone.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undertone.audio.SpeechActivity;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureSets;
import org.undertone.features.FeatureTensor;
import org.undertone.model.Hashes;

class FeatureCacheTest {

  private static final byte[] KEY = Hashes.sha256("a key".getBytes(StandardCharsets.UTF_8));

  @TempDir Path temp;

  @Test
  void analysis_comesBackAsItWas() throws IOException {
    FeatureCache cache = new FeatureCache(temp);
    assertEquals(Optional.empty(), cache.find(KEY));
    Analysis stored = analysis(1);
    cache.store(KEY, stored);
    Analysis found = cache.find(KEY).orElseThrow();
    assertEquals(stored.audioHash(), found.audioHash());
    assertEquals(stored.speech(), found.speech());
    assertEquals(stored.durationSeconds(), found.durationSeconds());
    assertArrayEquals(stored.features().values(), found.features().values());
    assertEquals(Classic190.NAME, found.features().set());
    assertEquals(List.of(2, 95), found.features().shape());
    assertTrue(cache.file(KEY).startsWith(temp.resolve("features")));
  }

  @Test
  void anyDamagedByte_makesItAbsent_andItIsReplaced() throws IOException {
    FeatureCache cache = new FeatureCache(temp);
    cache.store(KEY, analysis(1));
    byte[] whole = Files.readAllBytes(cache.file(KEY));
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x40;
      Files.write(cache.file(KEY), damaged);
      assertEquals(Optional.empty(), cache.find(KEY), "byte " + i);
    }
    for (int length : new int[] {0, 1, 100, whole.length - 1}) {
      Files.write(cache.file(KEY), java.util.Arrays.copyOf(whole, length));
      assertEquals(Optional.empty(), cache.find(KEY), length + " bytes");
    }
    cache.store(KEY, analysis(2));
    assertTrue(cache.find(KEY).isPresent());
  }

  @Test
  void analysisOfAnotherKey_isAbsent() throws IOException {
    FeatureCache cache = new FeatureCache(temp);
    cache.store(KEY, analysis(1));
    byte[] other = KEY.clone();
    other[31]++;
    Files.copy(cache.file(KEY), cache.file(other));
    assertEquals(Optional.empty(), cache.find(other));
  }

  @Test
  void manyWritersOfOneKey_leaveOneWholeFile() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        FeatureCache cache = new FeatureCache(temp);
        Analysis analysis = analysis(i);
        work.add(
            () -> {
              cache.store(KEY, analysis);
              return cache.find(KEY).isPresent();
            });
      }
      for (Future<Boolean> found : pool.invokeAll(work)) {
        assertTrue(found.get());
      }
    } finally {
      pool.shutdownNow();
    }
    try (Stream<Path> files = Files.list(new FeatureCache(temp).file(KEY).getParent())) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void secondLoad_readsTheCache_andRebuildsWhatIsDamaged() throws Exception {
    Path data = SyntheticCorpus.ravdess(temp.resolve("data"), 1, 3);
    List<Utterance> utterances = new CorpusReader(false).read(List.of(data)).utterances();
    ExampleLoader loader =
        new ExampleLoader(new FeatureCache(temp), 2, FeatureSets.named("classic-190"));
    Examples first = loader.load(utterances, done -> {});
    List<Path> files = cacheFiles();
    assertEquals(8, files.size());
    FileTime longAgo = FileTime.fromMillis(0);
    for (Path file : files) {
      Files.setLastModifiedTime(file, longAgo);
    }
    Files.write(files.get(3), new byte[] {1, 2, 3});
    Files.setLastModifiedTime(files.get(3), longAgo);
    Examples second = loader.load(utterances, done -> {});
    for (int i = 0; i < 8; i++) {
      assertArrayEquals(
          first.examples().get(i).features().values(),
          second.examples().get(i).features().values());
      boolean rewritten = !Files.getLastModifiedTime(files.get(i)).equals(longAgo);
      assertEquals(i == 3, rewritten);
    }
  }

  @Test
  void analysisTooLargeForAFile_isNotKept() throws IOException {
    FeatureCache cache = new FeatureCache(temp);
    float[] values = new float[AnalysisFile.MAX_BYTES / Float.BYTES];
    cache.store(KEY, analysis(new FeatureTensor("waveform-16k", List.of(values.length), values)));
    assertEquals(Optional.empty(), cache.find(KEY));
    assertFalse(Files.exists(cache.file(KEY)));
  }

  @Test
  void prune_deletesWhatIsOld_andTheOldestOfTooMuch() throws IOException {
    FeatureCache cache = new FeatureCache(temp);
    cache.prune(Instant.now()); // of a folder that is not there
    Instant now = Instant.parse("2026-01-31T00:00:00Z");
    List<byte[]> keys = new ArrayList<>();
    for (int days : new int[] {61, 59, 30, 1}) {
      byte[] key = Hashes.sha256(new byte[] {(byte) days});
      keys.add(key);
      cache.store(key, analysis(days));
      Files.setLastModifiedTime(cache.file(key), FileTime.from(now.minus(Duration.ofDays(days))));
    }
    cache.prune(now);
    assertEquals(List.of(false, true, true, true), present(cache, keys));
    long two = 2 * Files.size(cache.file(keys.get(3)));
    cache.prune(Instant.EPOCH, two);
    assertEquals(List.of(false, false, true, true), present(cache, keys));
    cache.prune(Instant.EPOCH, two - 1);
    assertEquals(List.of(false, false, false, true), present(cache, keys));
  }

  private static List<Boolean> present(FeatureCache cache, List<byte[]> keys) {
    return keys.stream().map(key -> Files.exists(cache.file(key))).toList();
  }

  private List<Path> cacheFiles() throws IOException {
    try (Stream<Path> files = Files.walk(temp.resolve("features"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Analysis analysis(long seed) {
    Random random = new Random(seed);
    float[] values = new float[190];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return analysis(new FeatureTensor(Classic190.NAME, List.of(2, 95), values));
  }

  private static Analysis analysis(FeatureTensor features) {
    return new Analysis(
        Hashes.hex(Hashes.sha256(features.values())),
        features,
        new SpeechActivity(1.5, -20.25, -61),
        3.7,
        true);
  }
}
