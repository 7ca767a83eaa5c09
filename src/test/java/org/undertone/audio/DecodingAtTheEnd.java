package org.undertone.audio;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** A program that decodes recordings through ffmpeg while it is being ended. */
public final class DecodingAtTheEnd {

  private DecodingAtTheEnd() {}

  /**
   * Says what it decoded to standard output.
   *
   * @param arguments a folder; and {@code before} where one is decoded before it ends, too
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    byte[] aiff = aiff();
    AudioDecoder plain = new AudioDecoder(AudioLimits.DEFAULT, folder);
    if (arguments.length > 1) {
      say("before", plain, aiff);
    }
    Thread end =
        new Thread(
            () -> {
              say("owned", AudioDecoder.untilTheEnd(AudioLimits.DEFAULT, folder), aiff);
              if (arguments.length > 1) {
                say("plain", plain, aiff);
              }
            });
    Runtime.getRuntime().addShutdownHook(end);
    System.exit(0);
  }

  private static void say(String name, AudioDecoder decoder, byte[] recording) {
    try {
      System.out.println(name + " " + decoder.decode(recording).length());
    } catch (BadAudioException | UncheckedIOException refused) {
      System.out.println(name + " " + refused.getMessage());
    }
  }

  private static byte[] aiff() throws IOException {
    byte[] samples = new byte[2 * Clip.SAMPLE_RATE_HZ];
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    AudioSystem.write(
        new AudioInputStream(
            new ByteArrayInputStream(samples),
            new AudioFormat(Clip.SAMPLE_RATE_HZ, 16, 1, true, true),
            Clip.SAMPLE_RATE_HZ),
        AudioFileFormat.Type.AIFF,
        bytes);
    return bytes.toByteArray();
  }
}
