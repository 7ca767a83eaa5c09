package org.undertone.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.undertone.audio.AudioDecoder;
import org.undertone.audio.AudioLimits;
import org.undertone.audio.BadAudioException;
import org.undertone.audio.Clip;
import org.undertone.audio.SpeechActivity;
import org.undertone.audio.VoiceActivity;
import org.undertone.features.Classic190;
import org.undertone.features.FeatureVector;

/**
 * Bytes of a recording become its {@link Analysis}, from the cache where it has it. Thread-safe.
 */
final class Analyzer {

  private static final String PROBE_SEED = "undertone analysis 1";
  private static final int PROBE_RATE_HZ = 44_100;

  private final AudioDecoder decoder;
  private final FeatureCache cache;
  private final byte[] version;

  Analyzer(AudioLimits limits, FeatureCache cache) {
    this.decoder = new AudioDecoder(limits, cache.tempFolder());
    this.cache = cache;
    this.version = version(decoder);
  }

  Analysis analyze(byte[] bytes, Optional<Degradation> degradation) throws IOException {
    MessageDigest digest = Hashes.sha256();
    digest.update(Hashes.sha256(bytes));
    digest.update(version);
    digest.update(degradation.map(Degradation::id).orElse("").getBytes(StandardCharsets.UTF_8));
    byte[] key = digest.digest();
    Optional<Analysis> known = cache.find(key);
    if (known.isPresent()) {
      return known.get();
    }
    Clip clip = decoder.decode(bytes);
    if (degradation.isPresent()) {
      clip = degradation.get().apply(clip);
    }
    Analysis analysis =
        new Analysis(
            Hashes.hex(Hashes.sha256(clip.samples())),
            Classic190.extract(clip),
            VoiceActivity.measure(clip),
            clip.durationSeconds());
    cache.store(key, analysis);
    return analysis;
  }

  /**
   * What the whole analysis makes of a fixed noisy sweep, as a hash: whoever changes the resampler,
   * the features or the voice activity need not remember to void the cache.
   */
  private static byte[] version(AudioDecoder decoder) {
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
    Clip clip;
    try {
      clip = decoder.fromSamples(probe, PROBE_RATE_HZ);
    } catch (BadAudioException e) {
      throw new IllegalArgumentException("the limits must allow a second of audio", e);
    }
    FeatureVector features = Classic190.extract(clip);
    SpeechActivity speech = VoiceActivity.measure(clip);
    MessageDigest digest = Hashes.sha256();
    digest.update((PROBE_SEED + features.set()).getBytes(StandardCharsets.UTF_8));
    digest.update(Hashes.sha256(clip.samples()));
    digest.update(Hashes.sha256(features.values()));
    digest.update(
        ByteBuffer.allocate(3 * Double.BYTES)
            .putDouble(speech.speechSeconds())
            .putDouble(speech.speechLevelDbfs())
            .putDouble(speech.noiseFloorDbfs())
            .array());
    return digest.digest();
  }
}
