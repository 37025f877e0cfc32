package io.faultwire.plugin.fork;

import io.faultwire.conformance.CouldNotFindOutException;
import io.faultwire.conformance.run.ProgressLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Read what a fork prints, and remember what explains its end. */
final class ForkOutput {

  private static final int REMEMBERED = 30;

  private final Fork.Listener listener;
  private final List<Thread> readers;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private @Nullable String error;
  private boolean reportWritten;

  ForkOutput(Process process, Fork.Listener listener) {
    this.listener = listener;
    this.readers =
        List.of(
            read(process.getInputStream(), "faultwire-fork-out"),
            read(process.getErrorStream(), "faultwire-fork-err"));
  }

  void join() throws InterruptedException {
    for (Thread reader : readers) {
      reader.join(Duration.ofSeconds(10).toMillis());
    }
  }

  /**
   * Check that the fork did its work.
   *
   * @throws CouldNotFindOutException if it did not; the message holds its own, or its last words
   */
  synchronized void requireReport(int status) {
    if (status == 0 && reportWritten) {
      return;
    }
    if (error != null) {
      throw new CouldNotFindOutException(error);
    }
    String words = lastLines.isEmpty() ? "" : " Its last words:\n" + String.join("\n", lastLines);
    throw new CouldNotFindOutException(
        "The JVM that ran the suites ended with status %d and wrote no report.".formatted(status)
            + " Correct faultwire.jvm or faultwire.argLine, or the code that ended it."
            + words);
  }

  private Thread read(InputStream stream, String name) {
    Thread reader = new Thread(() -> read(stream), name);
    reader.setDaemon(true);
    reader.start();
    return reader;
  }

  private void read(InputStream stream) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        accept(line);
      }
    } catch (IOException e) {
      // The fork was ended while it spoke.
    }
  }

  private synchronized void accept(String line) {
    ProgressLine progress = ProgressLine.decode(line);
    if (progress == null) {
      lastLines.add(line);
      if (lastLines.size() > REMEMBERED) {
        lastLines.remove();
      }
      listener.output(line);
      return;
    }
    reportWritten |= progress.event() == ProgressLine.Event.REPORT_WRITTEN;
    boolean fatal = progress.event() == ProgressLine.Event.ERROR && progress.subject().isEmpty();
    if (fatal) {
      error = progress.text();
    } else {
      listener.progress(progress);
    }
  }
}
