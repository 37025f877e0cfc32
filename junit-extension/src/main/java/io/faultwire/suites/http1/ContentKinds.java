package io.faultwire.suites.http1;

import io.faultwire.conformance.CheckInfo;
import io.faultwire.conformance.ClauseId;
import io.faultwire.conformance.Level;
import io.faultwire.junit.CheckCase;
import io.faultwire.junit.CheckSource;
import io.faultwire.junit.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One check for each kind of content. */
final class ContentKinds implements CheckSource<ContentKind> {

  @Override
  public List<CheckCase<ContentKind>> checks(Target target) {
    return Arrays.stream(ContentKind.values()).map(ContentKinds::check).toList();
  }

  private static CheckCase<ContentKind> check(ContentKind kind) {
    CheckInfo info =
        new CheckInfo(
            "http1.content." + kind.name().toLowerCase(Locale.ROOT),
            "Content " + kind.words() + " is no error of the server",
            "A client may send content of any type and of none; what is wrong with it is the"
                + " client's error, such as 415.",
            new ClauseId("RFC 9110", "15.5.16", null),
            Level.SHOULD,
            "Answer 415 or 400 to content that the resource does not take.");
    return new CheckCase<>(info, kind);
  }
}
