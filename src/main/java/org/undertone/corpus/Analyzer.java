package org.undertone.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.undertone.audio.AudioDecoder;
import org.undertone.audio.AudioLimits;
import org.undertone.audio.BadAudioException;
import org.undertone.audio.Clip;
import org.undertone.audio.SpeechActivity;
import org.undertone.audio.VoiceActivity;
import org.undertone.features.FeatureSet;
import org.undertone.features.FeatureTensor;
import org.undertone.model.Hashes;

/**
 * Bytes of a recording become its {@link Analysis} in one feature set, from the cache where it has
 * it. Thread-safe.
 */
final class Analyzer {

  private static final String PROBE_SEED = "undertone analysis 4";

  /** To be raised with whatever decodes files otherwise, which the probe is none of. */
  private static final String DECODING = "decoding 3";

  private static final int PROBE_RATE_HZ = 44_100;

  private final AudioDecoder decoder;
  private final FeatureCache cache;
  private final FeatureSet set;
  private final Clip probe;
  private final byte[] version;
  private final Map<String, byte[]> augmentationVersions = new ConcurrentHashMap<>();

  Analyzer(AudioLimits limits, FeatureCache cache, FeatureSet set) {
    this.decoder = new AudioDecoder(limits, cache.tempFolder());
    this.cache = cache;
    this.set = set;
    this.probe = probe(decoder);
    this.version = version();
  }

  Analysis analyze(byte[] bytes, Optional<Augmentation> augmentation) throws IOException {
    MessageDigest digest = Hashes.sha256();
    digest.update(Hashes.sha256(bytes));
    digest.update(version);
    augmentation.ifPresent(a -> digest.update(version(a)));
    byte[] key = digest.digest();
    Optional<Analysis> known = cache.find(key);
    if (known.isPresent()) {
      return known.get();
    }
    Clip clip = decoder.decode(bytes);
    if (augmentation.isPresent()) {
      clip = augmentation.get().apply(clip);
    }
    Analysis analysis =
        new Analysis(
            Hashes.hex(Hashes.sha256(clip.samples())),
            set.extract(clip),
            VoiceActivity.measure(clip),
            clip.durationSeconds(),
            clip.source().damaged());
    cache.store(key, analysis);
    return analysis;
  }

  Clip decode(byte[] bytes) throws IOException {
    return decoder.decode(bytes);
  }

  /** A fixed noisy sweep, through the resampler. */
  private static Clip probe(AudioDecoder decoder) {
    float[] probe = new float[PROBE_RATE_HZ];
    byte[] noise = PROBE_SEED.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < probe.length; i++) {
      if (i % noise.length == 0) {
        noise = Hashes.sha256(noise);
      }
      double seconds = i / (double) PROBE_RATE_HZ;
      double sweep = Math.sin(2 * Math.PI * (100 + 1500 * seconds) * seconds);
      probe[i] = (float) (0.2 * sweep * (i % 4410 < 3000 ? 1 : 0) + noise[i % noise.length] * 1e-5);
    }
    try {
      return decoder.fromSamples(probe, PROBE_RATE_HZ);
    } catch (BadAudioException e) {
      throw new IllegalArgumentException("the limits must allow a second of audio", e);
    }
  }

  /**
   * What the whole analysis makes of the probe, as a hash: whoever changes the resampler, the
   * features or the voice activity need not remember to void the cache, but for what shows in clips
   * of more than a second, with an offset or over rumble alone; whoever changes how files are
   * decoded raises {@link #DECODING}.
   */
  private byte[] version() {
    FeatureTensor features = set.extract(probe);
    SpeechActivity speech = VoiceActivity.measure(probe);
    MessageDigest digest = Hashes.sha256();
    digest.update((PROBE_SEED + DECODING + features.set()).getBytes(StandardCharsets.UTF_8));
    digest.update(Hashes.sha256(probe.samples()));
    digest.update(Hashes.sha256(features.values()));
    digest.update(
        ByteBuffer.allocate(3 * Double.BYTES)
            .putDouble(speech.speechSeconds())
            .putDouble(speech.speechLevelDbfs())
            .putDouble(speech.noiseFloorDbfs())
            .array());
    return digest.digest();
  }

  /**
   * The same of an augmentation: what it is called, and what it and all that it is made of make of
   * the probe, of which each draw takes but one.
   */
  private byte[] version(Augmentation augmentation) {
    byte[] known = augmentationVersions.get(augmentation.id());
    if (known == null) {
      MessageDigest digest = Hashes.sha256();
      digest.update(augmentation.id().getBytes(StandardCharsets.UTF_8));
      digest.update(Hashes.sha256(augmentation.apply(probe).samples()));
      augmentation.parts().forEach(part -> digest.update(version(part)));
      known = digest.digest();
      augmentationVersions.put(augmentation.id(), known);
    }
    return known;
  }
}
