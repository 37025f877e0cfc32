package io.faultwire.suites.http1;

import static io.faultwire.suites.http1.RequestLine.require;

import io.faultwire.http.HttpField;
import io.faultwire.http.HttpFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the head of a request strictly, but for the defects. */
final class RequestHead {
  private static final int LONGEST = 16_000;
  private static final int MOST = 200;
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  private final Octets octets;
  private final Set<Defect> defects;
  private final List<HttpField> fields = new ArrayList<>();

  RequestHead(Octets octets, Set<Defect> defects) {
    this.octets = octets;
    this.defects = defects;
  }

  private boolean has(Defect defect) {
    return defects.contains(defect);
  }

  Request read() throws IOException {
    RequestLine line = RequestLine.read(octets, defects);
    if (line.version().equals("HTTP/0.9")) {
      return new Request(line.method(), line.target(), line.version(), HttpFields.NONE, true);
    }
    for (String field = line(); !field.isEmpty(); field = line()) {
      if (fields.size() == MOST) {
        throw new Refusal(has(Defect.FAILS_ON_MANY_FIELDS) ? 500 : 431);
      }
      add(field);
    }
    HttpFields all = new HttpFields(fields);
    String target = target(line, all);
    boolean faulty =
        all.has("Transfer-Encoding")
            && ((all.has("Content-Length")
                    && !has(Defect.STAYS_BEHIND_BOTH_LENGTHS)
                    && !has(Defect.LENGTH_WINS))
                || (line.version().equals("HTTP/1.0")
                    && !has(Defect.STAYS_BEHIND_CODING_OF_HTTP10)));
    return new Request(line.method(), target, line.version(), all, faulty);
  }

  private String line() throws IOException {
    try {
      return octets.headLine(LONGEST, has(Defect.CR_ENDS_FIELD));
    } catch (Refusal e) {
      throw new Refusal(has(Defect.FAILS_ON_LONG_FIELDS) ? 500 : 431);
    }
  }

  private void add(String line) throws Refusal {
    if (line.indexOf('\r') >= 0) {
      throw new Refusal(400);
    }
    if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
      addFolded(line);
      return;
    }
    int colon = line.indexOf(':');
    if (colon < 0) {
      require(defects, Defect.TAKES_NO_COLON);
      return;
    }
    if (colon == 0) {
      require(defects, Defect.TAKES_NO_NAME);
      return;
    }
    String name = line.substring(0, colon);
    if (name.endsWith(" ")) {
      require(defects, Defect.TAKES_BLANK_BEFORE_COLON);
    } else if (name.endsWith("\t")) {
      require(defects, Defect.TAKES_TAB_BEFORE_COLON);
    } else if (name.indexOf(' ') >= 0) {
      require(defects, Defect.TAKES_NAME_WITH_BLANK);
    } else if (name.indexOf('(') >= 0) {
      require(defects, Defect.TAKES_NAME_WITH_DELIMITER);
    } else if (name.indexOf('\0') >= 0) {
      require(defects, Defect.TAKES_NAME_WITH_NUL);
    } else if (name.indexOf('\u00e9') >= 0) {
      require(defects, Defect.TAKES_NAME_WITH_NON_ASCII);
    } else if (!name.matches(TOKEN)) {
      throw new Refusal(400);
    }
    addField(name.strip(), line.substring(colon + 1));
  }

  private void addFolded(String line) throws Refusal {
    if (fields.isEmpty()) {
      require(defects, Defect.TAKES_LEADING_BLANK);
    } else if (has(Defect.DROPS_FOLDED_LINES)) {
      return;
    } else {
      require(
          defects, line.charAt(0) == '\t' ? Defect.TAB_FOLD_IS_A_FIELD : Defect.FOLD_IS_A_FIELD);
    }
    add(line.strip());
  }

  private void addField(String name, String raw) throws Refusal {
    if (has(Defect.NEEDS_BLANK_BEHIND_COLON)
        && !raw.isEmpty()
        && !Character.isWhitespace(raw.charAt(0))) {
      throw new Refusal(400);
    }
    String value = raw.replaceAll("^[ \t]+|[ \t]+$", "");
    if (has(Defect.KEEPS_BLANKS_AROUND_VALUES) && raw.startsWith("\t")) {
      value = raw;
    }
    if ((has(Defect.REFUSES_UNKNOWN_FIELDS) && name.startsWith("X-"))
        || (has(Defect.REFUSES_OBS_TEXT) && value.chars().anyMatch(each -> each > 126))
        || (has(Defect.REFUSES_TOKEN_SIGNS) && name.indexOf('!') >= 0)) {
      throw new Refusal(400);
    }
    if (has(Defect.FIELD_NAMES_HAVE_CASE) && name.equals("hOsT")) {
      return;
    }
    if (!value.isEmpty() || !name.equals("Transfer-Encoding") || !has(Defect.DROPS_FOLDED_LINES)) {
      fields.add(new HttpField(name, value));
    }
  }

  private String target(RequestLine line, HttpFields all) throws Refusal {
    List<String> hosts = all.all("Host");
    boolean http10 = line.version().equals("HTTP/1.0");
    if (hosts.isEmpty() && (!http10 || has(Defect.HTTP10_NEEDS_HOST))) {
      require(defects, Defect.NEEDS_NO_HOST);
    }
    if (hosts.size() > 1) {
      boolean equal = hosts.get(0).equals(hosts.get(1));
      require(defects, equal ? Defect.TAKES_EQUAL_HOSTS : Defect.TAKES_TWO_HOSTS);
    }
    for (String host : hosts) {
      judgeHost(host);
    }
    if (!line.target().startsWith("http://")) {
      return line.target();
    }
    String rest = line.target().substring("http://".length());
    int slash = rest.indexOf('/');
    if (has(Defect.BELIEVES_HOST) && !hosts.get(0).equals(rest.substring(0, slash))) {
      return "/nowhere";
    }
    return rest.substring(slash);
  }

  private void judgeHost(String host) throws Refusal {
    if (host.matches("[A-Za-z0-9.-]*(:\\d*)?")) {
      return;
    }
    if (host.indexOf('\0') >= 0) {
      require(defects, Defect.CUTS_HOST_AT_NUL);
    } else if (host.indexOf(',') >= 0) {
      require(defects, Defect.TAKES_HOST_LIST);
    } else if (host.indexOf(' ') >= 0) {
      require(defects, Defect.TAKES_HOST_WITH_BLANK);
    } else if (host.indexOf('/') >= 0) {
      require(defects, Defect.TAKES_HOST_WITH_PATH);
    } else if (host.indexOf('@') >= 0) {
      require(defects, Defect.TAKES_HOST_WITH_USER);
    } else if (host.startsWith("[")) {
      require(defects, Defect.TAKES_HOST_WITH_BRACKET);
    } else if (host.contains(":port")) {
      require(defects, Defect.TAKES_HOST_WITH_PORT_WORD);
    } else {
      throw new Refusal(400);
    }
  }
}
