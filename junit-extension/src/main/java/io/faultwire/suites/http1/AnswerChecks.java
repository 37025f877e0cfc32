package io.faultwire.suites.http1;

import io.faultwire.http.Framing;
import io.faultwire.http.HttpFinding;
import io.faultwire.http.HttpPoint;
import io.faultwire.http.HttpResponse;
import io.faultwire.junit.ChecksFrom;
import io.faultwire.junit.Evidence;
import io.faultwire.suites.http1.Samples.Sample;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether answers of many kinds keep the grammar. */
class AnswerChecks extends Http1Checks {

  @ChecksFrom(AnswerPoints.class)
  void point(HttpPoint point, Samples samples, Evidence evidence) {
    List<String> found = new ArrayList<>();
    boolean seen = false;
    for (Sample sample : samples.all()) {
      evidence.sent(sample.request()).got(String.valueOf(sample.reply()));
      seen |= isSeen(point, sample.reply());
      for (HttpFinding finding : sample.reply().findings()) {
        if (finding.point() == point) {
          evidence.got(finding.toString());
          found.add(finding.toString());
        }
      }
    }
    applies(seen, "No answer was seen that could show it.");
    require(evidence, found.isEmpty(), "that " + point.rule(), found.isEmpty() ? "" : found.get(0));
  }

  private static boolean isSeen(HttpPoint point, Reply reply) {
    @Nullable HttpResponse response = reply.response();
    if (point.isOfChunks()) {
      return response != null && response.framing() == Framing.CHUNKED;
    }
    return switch (point) {
      case LENGTH_WITHOUT_BODY, CODING_WITHOUT_BODY ->
          !reply.interim().isEmpty() || reply.status() == 204;
      case LENGTH_FORM, LENGTH_REPEATED -> reply.fields().has("Content-Length");
      case CODING_ORDER -> reply.fields().has("Transfer-Encoding");
      default -> response != null || reply.broken() != null;
    };
  }
}
