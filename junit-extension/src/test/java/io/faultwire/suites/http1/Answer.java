package io.faultwire.suites.http1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.faultwire.http.HttpField;
import java.util.ArrayList;
import java.util.List;

/** An answer that is being made. */
final class Answer {
  private String version = "HTTP/1.1";
  private final int status;
  private final List<HttpField> fields = new ArrayList<>();
  private String content = "";
  private boolean headOnly;
  private boolean measured = true;

  Answer(int status) {
    this.status = status;
  }

  Answer version(String version) {
    this.version = version;
    return this;
  }

  Answer field(String name, String value) {
    fields.add(new HttpField(name, value));
    return this;
  }

  Answer without(String name) {
    fields.removeIf(field -> field.is(name));
    return this;
  }

  Answer content(String type, String latin1) {
    content = latin1;
    return field("Content-Type", type);
  }

  /** Leaves the content out, but not its length. */
  Answer headOnly() {
    headOnly = true;
    return this;
  }

  /** Says no length, as in an answer of status 304. */
  Answer unmeasured() {
    measured = false;
    return this;
  }

  int status() {
    return status;
  }

  byte[] octets() {
    StringBuilder text = new StringBuilder();
    text.append(version).append(' ').append(status).append(" Faultwire\r\n");
    fields.forEach(field -> text.append(field).append("\r\n"));
    if (measured && fields.stream().noneMatch(field -> field.is("Content-Length"))) {
      text.append("Content-Length: ").append(content.length()).append("\r\n");
    }
    text.append("\r\n").append(headOnly || !measured ? "" : content);
    return text.toString().getBytes(ISO_8859_1);
  }
}
