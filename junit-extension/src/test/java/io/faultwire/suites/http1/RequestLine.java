package io.faultwire.suites.http1;

import java.util.Set;

/** Reads a request line as strictly as its grammar says, but for the defects. */
record RequestLine(String method, String target, String version) {
  private static final int MOST = 16_000;

  static RequestLine read(Octets octets, Set<Defect> defects) throws java.io.IOException {
    String line = line(octets, defects);
    if (line.isEmpty()) {
      if (defects.contains(Defect.REFUSES_EMPTY_LINE)) {
        throw new Refusal(400);
      }
      line = line(octets, defects);
    }
    return of(line, defects);
  }

  private static String line(Octets octets, Set<Defect> defects) throws java.io.IOException {
    int limit = defects.contains(Defect.REFUSES_LONG_LINES) ? 4000 : MOST;
    try {
      return octets.headLine(limit, defects.contains(Defect.CR_ENDS_REQUEST_LINE));
    } catch (Refusal e) {
      throw new Refusal(defects.contains(Defect.CALLS_LONG_TARGETS_BAD) ? 400 : 414);
    }
  }

  private static RequestLine of(String line, Set<Defect> defects) throws Refusal {
    String[] parts = line.split(" ", -1);
    if (parts.length == 1 && defects.contains(Defect.DROPS_GARBAGE)) {
      throw new Refusal(0);
    }
    if (parts.length == 2 && defects.contains(Defect.ANSWERS_HTTP09)) {
      return new RequestLine(parts[0], parts[1], "HTTP/0.9");
    }
    if (parts.length == 4 && defects.contains(Defect.TAKES_BLANK_IN_TARGET)) {
      parts = new String[] {parts[0], parts[1], parts[3]};
    }
    if (parts.length != 3) {
      throw new Refusal(400);
    }
    return new RequestLine(
        method(parts[0], defects), target(parts, defects), version(parts[2], defects));
  }

  private static String method(String method, Set<Defect> defects) throws Refusal {
    if (method.isEmpty() && defects.contains(Defect.TAKES_NO_METHOD)) {
      return "GET";
    }
    if (method.equals("G(T") && defects.contains(Defect.TAKES_DELIMITER_IN_METHOD)) {
      return "GET";
    }
    if (method.equals("get") && defects.contains(Defect.METHODS_HAVE_NO_CASE)) {
      return "GET";
    }
    if (method.equals("FAULTWIRE") && defects.contains(Defect.TAKES_UNKNOWN_METHOD)) {
      return "GET";
    }
    if (!method.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      throw new Refusal(400);
    }
    return method;
  }

  private static String target(String[] parts, Set<Defect> defects) throws Refusal {
    String target = parts[1];
    if (target.equals("*")) {
      boolean options = parts[0].equals("OPTIONS");
      if (options
          ? defects.contains(Defect.REFUSES_ASTERISK)
          : refuses(defects, Defect.TAKES_ASTERISK)) {
        throw new Refusal(400);
      }
      return options ? "*" : SampleServer.PAGE;
    }
    if (target.startsWith("http://")) {
      if (defects.contains(Defect.REFUSES_ABSOLUTE_FORM)) {
        throw new Refusal(400);
      }
      return target;
    }
    if (!target.startsWith("/")) {
      require(defects, Defect.TAKES_AUTHORITY);
      return SampleServer.PAGE;
    }
    if (target.indexOf('\0') >= 0) {
      require(defects, Defect.TAKES_NUL_IN_TARGET);
    } else if (target.indexOf('\1') >= 0) {
      require(defects, Defect.TAKES_CONTROL_IN_TARGET);
    } else if (target.chars().anyMatch(each -> each > 126)) {
      require(defects, Defect.TAKES_NON_ASCII_IN_TARGET);
    } else if (target.indexOf('#') >= 0) {
      require(defects, Defect.TAKES_FRAGMENT);
    } else if (target.indexOf('$') >= 0 && defects.contains(Defect.REFUSES_QUERY_SIGNS)) {
      throw new Refusal(400);
    }
    return target.split("#", 2)[0];
  }

  private static String version(String version, Set<Defect> defects) throws Refusal {
    switch (version) {
      case "HTTP/1.1", "HTTP/1.0" -> {
        return version;
      }
      case "http/1.1" -> require(defects, Defect.TAKES_LOWER_CASE_VERSION);
      case "HTTP/1.10" -> require(defects, Defect.TAKES_TWO_DIGITS);
      case "HTTP/01.1" -> require(defects, Defect.TAKES_LEADING_ZERO);
      case "HTTP/" -> require(defects, Defect.TAKES_NO_NUMBER);
      case "ICY/1.1" -> require(defects, Defect.TAKES_OTHER_PROTOCOL);
      case "HTTP/1.9" -> {
        if (defects.contains(Defect.REFUSES_MINOR)) {
          throw new Refusal(505);
        }
      }
      case "HTTP/9.0" -> {
        if (refuses(defects, Defect.TAKES_MAJOR)) {
          throw new Refusal(505);
        }
      }
      default -> throw new Refusal(400);
    }
    return "HTTP/1.1";
  }

  private static boolean refuses(Set<Defect> defects, Defect tolerance) {
    return !defects.contains(tolerance);
  }

  /** Refuses unless the defect is there that takes it. */
  static void require(Set<Defect> defects, Defect tolerance) throws Refusal {
    if (refuses(defects, tolerance)) {
      throw new Refusal(400);
    }
  }
}
