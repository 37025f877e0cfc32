package io.faultwire.suites.http1client;

import io.faultwire.http.HttpField;
import io.faultwire.http.HttpFields;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an answer, strictly but for the flaws. */
final class SampleReader {
  private static final Pattern STATUS_LINE =
      Pattern.compile("HTTP/1\\.(\\d) (\\d\\d\\d)(?: (.*))?");
  private static final Set<Integer> INTERIM = Set.of(100, 102, 103);
  private static final int LONG = 200;

  private final SampleOctets octets;
  private final Set<Flaw> flaws;
  private int interim;

  SampleReader(SampleOctets octets, Set<Flaw> flaws) {
    this.octets = octets;
    this.flaws = flaws;
  }

  private boolean has(Flaw flaw) {
    return flaws.contains(flaw);
  }

  /** Reads the final answer; the status line was begun by the caller. */
  SampleAnswer read(String method) throws IOException {
    String line;
    try {
      line = octets.line();
    } catch (EOFException e) {
      if (has(Flaw.TAKES_CUT_STATUS) && String.valueOf(e.getMessage()).contains("HTTP/")) {
        return new SampleAnswer("1", 200, HttpFields.NONE, "", false);
      }
      throw e;
    }
    Matcher parts = STATUS_LINE.matcher(line);
    if (!parts.matches()) {
      throw new IOException("no status line: " + line);
    }
    String minor = parts.group(1);
    int status = Integer.parseInt(parts.group(2));
    judge(minor, status, parts.group(3) == null ? "" : parts.group(3));
    HttpFields fields;
    try {
      fields = new HttpFields(fields());
    } catch (EOFException e) {
      if (has(Flaw.TAKES_CUT_HEAD)) {
        return new SampleAnswer(minor, status, HttpFields.NONE, "", false);
      }
      throw e;
    }
    if (isInterim(status)) {
      interim++;
      if (has(Flaw.READS_CONTENT_OF_INTERIM) && fields.has("Content-Length")) {
        octets.content(SampleLength.of(fields, flaws), Flaw.TAKES_SHORT_CONTENT);
      }
      return read(method);
    }
    return content(method, minor, status, fields);
  }

  private boolean isInterim(int status) {
    return status / 100 == 1
        && status != 101
        && !(status == 100 && has(Flaw.CONTINUE_IS_FINAL))
        && !(interim > 0 && has(Flaw.EXPECTS_ONE_INTERIM))
        && !(!INTERIM.contains(status) && has(Flaw.NEEDS_KNOWN_INTERIM));
  }

  private void judge(String minor, int status, String reason) throws IOException {
    if ((has(Flaw.REFUSES_HTTP10) && minor.equals("0"))
        || (has(Flaw.NEEDS_KNOWN_MINOR) && !minor.matches("[01]"))) {
      throw new IOException("a version that is not known");
    }
    if ((has(Flaw.NEEDS_REASON) && reason.isEmpty())
        || (has(Flaw.READS_REASON) && reason.contains("404"))
        || (has(Flaw.BOUNDS_REASON) && reason.length() > LONG)) {
      throw new IOException("a reason: " + reason);
    }
    if (has(Flaw.NEEDS_KNOWN_STATUS) && status == 299) {
      throw new IOException("a status that is not known");
    }
  }

  private List<HttpField> fields() throws IOException {
    List<HttpField> fields = new ArrayList<>();
    for (String line = octets.line(); !line.isEmpty(); line = octets.line()) {
      boolean isBlank = line.charAt(0) == ' ' || line.charAt(0) == '\t';
      if (isBlank && fields.isEmpty() && !has(Flaw.TAKES_LEADING_BLANK)) {
        continue;
      }
      if (isBlank && !fields.isEmpty() && !has(Flaw.FOLD_IS_A_FIELD)) {
        HttpField last = fields.remove(fields.size() - 1);
        fields.add(new HttpField(last.name(), last.value() + " " + line.strip()));
        continue;
      }
      fields.add(field(line.strip()));
    }
    return fields;
  }

  private HttpField field(String line) throws IOException {
    int colon = line.indexOf(has(Flaw.NEEDS_BLANK) ? ": " : ":");
    if (colon < 1) {
      throw new IOException("no field: " + line);
    }
    String name = line.substring(0, colon);
    String value = line.substring(colon + 1);
    if (has(Flaw.REFUSES_UNKNOWN) && value.contains("unknown")) {
      throw new IOException("a field that is not known");
    }
    if (has(Flaw.REFUSES_OBS_TEXT) && value.chars().anyMatch(each -> each > 126)) {
      throw new IOException("an octet that is not known");
    }
    if (has(Flaw.NAMES_HAVE_CASE) && !Character.isUpperCase(name.charAt(0))) {
      return new HttpField("X-" + name, value.strip());
    }
    boolean keeps = has(Flaw.KEEPS_BLANKS) && value.startsWith(" ");
    return new HttpField(name, keeps ? value.substring(1) : value.strip());
  }

  private SampleAnswer content(String method, String minor, int status, HttpFields fields)
      throws IOException {
    boolean head = method.equals("HEAD");
    boolean coded = fields.has("Transfer-Encoding");
    if ((head && !has(coded ? Flaw.READS_CHUNKS_OF_HEAD : Flaw.READS_CONTENT_OF_HEAD))
        || status / 100 == 1
        || (status == 204 && !has(Flaw.READS_CONTENT_OF_204))
        || (status == 304 && !has(Flaw.READS_CONTENT_OF_304))) {
      return new SampleAnswer(minor, status, fields, "", true);
    }
    String coding = fields.value("Transfer-Encoding").orElse("");
    if (!has(Flaw.CODINGS_HAVE_CASE)) {
      coding = coding.toLowerCase(Locale.ROOT);
    }
    boolean ignored = has(Flaw.LENGTH_WINS) && fields.has("Content-Length");
    if (coding.equals("chunked") && !ignored) {
      String content = new SampleChunks(octets, flaws).read();
      return new SampleAnswer(minor, status, fields, content, true);
    }
    long length = SampleLength.of(fields, flaws);
    if (length >= 0) {
      String content = octets.content(length, Flaw.TAKES_SHORT_CONTENT);
      return new SampleAnswer(minor, status, fields, content, true);
    }
    if (has(Flaw.NEEDS_LENGTH)) {
      throw new IOException("no length");
    }
    return new SampleAnswer(minor, status, fields, octets.toTheEnd(), false);
  }
}
