package io.faultwire.suites.http1;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A resource with validators and ranges (RFC 9110 sections 13 and 14). */
final class Page {
  private static final String CONTENT = "The page of a server that is sound.";
  private static final String TYPE = "text/plain; charset=utf-8";

  private final Set<Defect> defects;
  private final Instant modified;
  private final AtomicInteger changes = new AtomicInteger();

  Page(Set<Defect> defects) {
    this.defects = defects;
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    this.modified =
        has(Defect.MODIFIED_IN_THE_FUTURE) ? now.plusSeconds(9000) : now.minusSeconds(9000);
  }

  private boolean has(Defect defect) {
    return defects.contains(defect);
  }

  Answer get(Request request) {
    if (fails(request)) {
      return validators(new Answer(412).content(TYPE, "changed"));
    }
    if (isUnchanged(request)) {
      Answer answer = validators(new Answer(304).unmeasured());
      return has(Defect.NOT_MODIFIED_LACKS_FIELDS) ? answer.without("ETag") : answer;
    }
    Answer part = part(request);
    if (part != null) {
      return part;
    }
    if (has(Defect.GET_CHANGES_THE_RESOURCE) && request.method().equals("GET")) {
      changes.incrementAndGet();
    }
    return validators(new Answer(200).content(TYPE, CONTENT));
  }

  /** The same without effects; its tag is the first one. */
  Answer head(Request request) {
    Answer answer = get(request);
    return has(Defect.GET_CHANGES_THE_RESOURCE)
        ? answer.without("ETag").field("ETag", tag(false))
        : answer;
  }

  private String tag(boolean current) {
    int change = current ? changes.get() : 0;
    String tag = "page" + (change < 3 ? "" : "-" + change);
    return has(Defect.TAG_WITHOUT_QUOTES) ? tag : '"' + tag + '"';
  }

  private Answer validators(Answer answer) {
    String date =
        has(Defect.LAST_MODIFIED_OF_RFC850) ? HttpDate.rfc850(modified) : HttpDate.fixed(modified);
    return answer
        .field("ETag", tag(true))
        .field("Last-Modified", date)
        .field("Cache-Control", "max-age=60")
        .field("Vary", "Accept");
  }

  private boolean matches(String tags, boolean strong) {
    if (tags.equals("*")) {
      return true;
    }
    List<String> all = Arrays.asList(tags.split(", *"));
    for (String each : has(Defect.ONE_TAG_ONLY) ? all.subList(0, 1) : all) {
      boolean weak = each.startsWith("W/");
      String tag = weak ? each.substring(2) : each;
      if (tag.equals(tag(false)) && !(weak && strong)) {
        return true;
      }
    }
    return false;
  }

  private boolean fails(Request request) {
    String match = request.field("If-Match").orElse("");
    if (!match.isEmpty()) {
      boolean strong = !has(Defect.MATCH_IS_WEAK);
      return !has(Defect.IGNORES_MATCH)
          && (has(Defect.MATCH_NEVER_HOLDS) || !matches(match, strong));
    }
    Instant since = date(request, "If-Unmodified-Since");
    return since != null && modified.isAfter(since) && !has(Defect.IGNORES_UNMODIFIED_SINCE);
  }

  private boolean isUnchanged(Request request) {
    String none = request.field("If-None-Match").orElse("");
    if (!none.isEmpty() && !(has(Defect.DATES_WIN) && request.fields().has("If-Modified-Since"))) {
      boolean known = !none.equals("*") || !has(Defect.ANY_TAG_IS_UNKNOWN);
      return !has(Defect.IGNORES_NONE_MATCH)
          && known
          && (has(Defect.ALWAYS_UNCHANGED) || matches(none, has(Defect.NONE_MATCH_IS_STRONG)));
    }
    if (!request.fields().has("If-Modified-Since") || has(Defect.IGNORES_MODIFIED_SINCE)) {
      return false;
    }
    Instant since = date(request, "If-Modified-Since");
    if (since == null) {
      return has(Defect.NO_DATE_IS_NEW_ENOUGH)
          && request.field("If-Modified-Since").orElse("").equals("yesterday");
    }
    return !modified.isAfter(since) || has(Defect.ANY_DATE_IS_NEW_ENOUGH);
  }

  private @Nullable Instant date(Request request, String name) {
    String text = request.field(name).orElse("");
    if (text.equals(HttpDate.rfc850(modified)) && !has(Defect.REFUSES_RFC850)) {
      return modified;
    }
    if (text.equals(HttpDate.asctime(modified)) && !has(Defect.REFUSES_ASCTIME)) {
      return modified;
    }
    return HttpDate.read(text).orElse(null);
  }

  private @Nullable Answer part(Request request) {
    String range = request.field("Range").orElse("");
    boolean applies = request.method().equals("GET") || has(Defect.RANGES_OF_HEAD);
    if (has(Defect.ANY_UNIT_IS_OCTETS)) {
      range = range.replace("faultwires", "bytes");
    }
    if (!range.startsWith("bytes=") || !applies) {
      return null;
    }
    String condition = request.field("If-Range").orElse(tag(false));
    boolean held = has(Defect.IGNORES_IF_RANGE) || condition.equals(tag(false));
    if (!held || (request.fields().has("If-Range") && has(Defect.IF_RANGE_NEVER_HOLDS))) {
      return null;
    }
    if (range.indexOf(',') >= 0) {
      return parts();
    }
    return part(range.substring("bytes=".length()).split("-", -1));
  }

  private Answer part(String[] ends) {
    int length = CONTENT.length();
    int from = ends[0].isEmpty() ? length - Integer.parseInt(ends[1]) : Integer.parseInt(ends[0]);
    int to = ends[0].isEmpty() || ends[1].isEmpty() ? length - 1 : Integer.parseInt(ends[1]);
    if (ends[0].isEmpty() && has(Defect.SUFFIX_COUNTS_FROM_THE_START)) {
      from = 0;
      to = Integer.parseInt(ends[1]) - 1;
    }
    if (ends[1].isEmpty() && from < length && has(Defect.OPEN_RANGE_IS_REFUSED)) {
      return new Answer(416).field("Content-Range", "bytes */" + length);
    }
    if (from >= length) {
      Answer refused = new Answer(416);
      return has(Defect.UNSATISFIABLE_LACKS_LENGTH)
          ? refused
          : refused.field("Content-Range", "bytes */" + length);
    }
    int end = Math.min(to, length - 1);
    int said = has(Defect.RANGE_GOES_BEYOND) ? to : end;
    int first = has(Defect.RANGE_FROM_ONE) && from == 0 ? 1 : from;
    Answer answer =
        new Answer(206)
            .content(TYPE, CONTENT.substring(from, end + 1))
            .field("Content-Range", "bytes %d-%d/%d".formatted(first, said, length));
    validators(answer);
    return has(Defect.PARTIAL_LACKS_FIELDS) ? answer.without("ETag") : answer;
  }

  private Answer parts() {
    String part =
        "--faultwire\r\nContent-Range: bytes %d-%d/" + CONTENT.length() + "\r\n\r\n%s\r\n";
    String content =
        part.formatted(0, 0, CONTENT.charAt(0))
            + part.formatted(2, 2, CONTENT.charAt(2))
            + "--faultwire--\r\n";
    Answer answer =
        validators(new Answer(206).content("multipart/byteranges; boundary=faultwire", content));
    return has(Defect.RANGE_OF_PARTS_IN_HEADER)
        ? answer.field("Content-Range", "bytes 0-2/" + CONTENT.length())
        : answer;
  }
}
