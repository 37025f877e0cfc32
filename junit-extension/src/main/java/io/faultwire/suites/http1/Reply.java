package io.faultwire.suites.http1;

import io.faultwire.http.HttpFields;
import io.faultwire.http.HttpFinding;
import io.faultwire.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came where an answer was due.
 *
 * @param response the final answer, or null if none came
 * @param interim the answers of status 1xx before it
 * @param kind how it came to nothing, if it did
 * @param broken why it is no response, if it is {@code GARBAGE}
 * @param words what came, for people
 */
record Reply(
    @Nullable HttpResponse response,
    List<HttpResponse> interim,
    Kind kind,
    @Nullable HttpFinding broken,
    String words) {

  /** What became of an answer. */
  enum Kind {
    ANSWER,
    /** Something that is no response. */
    GARBAGE,
    CLOSED,
    RESET,
    SILENCE
  }

  boolean isAnswer() {
    return kind == Kind.ANSWER;
  }

  boolean isEnd() {
    return kind == Kind.CLOSED || kind == Kind.RESET;
  }

  /** Returns the status, or 0 if there is no answer. */
  int status() {
    return response == null ? 0 : response.status();
  }

  boolean isSuccess() {
    return status() / 100 == 2;
  }

  boolean isError() {
    return status() >= 400;
  }

  HttpFields fields() {
    return response == null ? HttpFields.NONE : response.fields();
  }

  Optional<String> field(String name) {
    return fields().value(name);
  }

  /** Returns the deviations of this answer and of those before it. */
  List<HttpFinding> findings() {
    List<HttpFinding> findings = new ArrayList<>();
    interim.forEach(each -> findings.addAll(each.findings()));
    if (response != null) {
      findings.addAll(response.findings());
    }
    if (broken != null) {
      findings.add(broken);
    }
    return findings;
  }

  byte[] body() {
    return response == null ? new byte[0] : response.body();
  }

  @Override
  public String toString() {
    return words;
  }
}
