package io.faultwire.suites.script;

import io.faultwire.capture.Capture;
import io.faultwire.capture.ladder.Ladder;
import io.faultwire.junit.Evidence;
import io.faultwire.suites.script.PacketScript.Traces;
import io.faultwire.suites.script.run.RunLog;
import io.faultwire.suites.script.run.ScriptFailure;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what a run left behind into the evidence of its check; the capture only if it failed. */
final class ScriptEvidence {
  private final Evidence evidence;
  private @Nullable Traces traces;
  private @Nullable ScriptFailure failure;

  ScriptEvidence(Evidence evidence) {
    this.evidence = evidence;
  }

  void take(Traces left) {
    traces = left;
  }

  void failed(ScriptFailure why) {
    failure = why;
  }

  void record() throws IOException {
    if (failure != null && failure.isExpectedDefined()) {
      evidence.expected(String.valueOf(failure.getExpected().getValue()));
    }
    if (traces == null) {
      return;
    }
    for (RunLog.Entry entry : traces.log().entries()) {
      if (entry.fromTester()) {
        evidence.sent(entry.toString());
      } else {
        evidence.got(entry.toString());
      }
    }
    traces.log().printed().forEach(line -> evidence.got("printed: " + line));
    if (traces.capture().isPresent()) {
      record(traces.capture().get());
    }
  }

  private void record(Capture capture) throws IOException {
    List<Ladder> ladders = capture.tcpConversations().stream().map(Ladder::of).toList();
    if (!ladders.isEmpty()) {
      boolean drawn = failure != null && ladders.size() == 1;
      evidence.ladder(
          ladders.stream().map(Ladder::text).collect(Collectors.joining("\n")),
          drawn ? ladders.get(0).svg() : null);
    }
    if (failure != null) {
      evidence.pcapng(capture::writePcapng);
    }
  }
}
