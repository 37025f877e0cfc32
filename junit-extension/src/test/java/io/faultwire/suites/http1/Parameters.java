package io.faultwire.suites.http1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.Set;

/** Answers with the value of a parameter. */
final class Parameters {
  private static final String NAME = "faultwire=";

  private final Set<Defect> defects;

  Parameters(Set<Defect> defects) {
    this.defects = defects;
  }

  Answer echo(Request request, String content) {
    boolean get = request.method().equals("GET");
    String raw = get ? request.query() : content;
    if (defects.contains(get ? Defect.IGNORES_QUERY : Defect.IGNORES_FORM)) {
      raw = "";
    }
    if (!get && defects.contains(Defect.DECODES_FORM_BEFORE_SPLITTING)) {
      raw = raw.replace("%26", "&");
    }
    String value = "";
    for (String pair : raw.split("&", -1)) {
      if (pair.startsWith(NAME)) {
        value = decoded(pair.substring(NAME.length()), get);
      }
    }
    return new Answer(200)
        .content("text/plain; charset=utf-8", new String(value.getBytes(UTF_8), ISO_8859_1));
  }

  private String decoded(String text, boolean ofQuery) {
    if (ofQuery && defects.contains(Defect.DOES_NOT_DECODE_QUERY)) {
      return text;
    }
    Charset charset =
        ofQuery && defects.contains(Defect.DECODES_QUERY_AS_LATIN1) ? ISO_8859_1 : UTF_8;
    String plus =
        !ofQuery && defects.contains(Defect.PLUS_IS_PLUS) ? text.replace("+", "%2B") : text;
    return URLDecoder.decode(plus, charset);
  }
}
