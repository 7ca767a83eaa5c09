package org.undertone.audio;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One ffmpeg process that decodes a file: ends within the time limit, and is gone when this is
 * closed. Not thread-safe.
 */
final class FfmpegRun implements AutoCloseable {

  private static final int MAX_LOG_CHARACTERS = 1 << 16;

  /** Containers of recordings; none of them may open another file or address. */
  private static final String DEMUXERS =
      "wav,w64,flac,ogg,matroska,webm,mp3,aac,mov,mp4,m4a,3gp,3g2,mj2,aiff,au,caf,amr,amrnb,amrwb,"
          + "asf,avi,flv,live_flv,mpeg,mpegts,ac3,eac3,ape,wv,tta,mpc,mpc8,tak,dsf,gsm,voc,rm,"
          + "nistsphere";

  private final Process process;
  private final CompletableFuture<String> log;
  private volatile boolean late;

  /** Starts decoding the first sound track of {@code input} to 32-bit float AU on its output. */
  FfmpegRun(Path program, Path input, double timeoutSeconds) throws IOException {
    List<String> arguments =
        List.of(
            "-nostdin",
            "-hide_banner",
            "-nostats",
            "-loglevel",
            "info",
            "-threads",
            "1",
            "-protocol_whitelist",
            "file,pipe",
            "-format_whitelist",
            DEMUXERS,
            "-i",
            "file:" + input.toAbsolutePath(),
            "-map",
            "0:a:0",
            "-vn",
            "-sn",
            "-dn",
            "-c:a",
            "pcm_f32be",
            "-f",
            "au",
            "pipe:1");
    process = FfmpegProgram.run(program, arguments).start();
    process.getOutputStream().close();
    log = CompletableFuture.supplyAsync(this::drainLog, FfmpegRun::onOwnThread);
    process
        .onExit()
        .orTimeout(Math.max(1, Math.round(timeoutSeconds * 1000)), TimeUnit.MILLISECONDS)
        .exceptionally(
            timeout -> {
              late = true;
              kill();
              return process;
            });
  }

  InputStream output() {
    return process.getInputStream();
  }

  /** Whether the time limit ended it. */
  boolean late() {
    return late;
  }

  /** What it had to say, but for the tags of the recording; waits for its end. */
  String log() {
    return log.join();
  }

  @Override
  public void close() {
    kill();
    process.onExit().join();
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private String drainLog() {
    StringBuilder kept = new StringBuilder();
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!FfmpegLog.isTag(line) && kept.length() + line.length() < MAX_LOG_CHARACTERS) {
          kept.append(line).append('\n');
        }
      }
      return kept.toString();
    } catch (IOException closed) {
      return "";
    }
  }

  private static void onOwnThread(Runnable task) {
    Thread thread = new Thread(task, "undertone-ffmpeg-log");
    thread.setDaemon(true);
    thread.start();
  }
}
