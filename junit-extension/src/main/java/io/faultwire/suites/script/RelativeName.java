package io.faultwire.suites.script;

import java.util.ArrayDeque;
import java.util.Deque;

/** Names of files with slashes, relative to each other. */
final class RelativeName {
  private RelativeName() {}

  /** Return the name of a file that a path names which begins beside another file. */
  static String beside(String name, String path) {
    Deque<String> parts = new ArrayDeque<>();
    int slash = name.lastIndexOf('/');
    String together = slash < 0 ? path : name.substring(0, slash + 1) + path;
    for (String part : together.split("/")) {
      boolean up = part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..");
      if (up) {
        parts.removeLast();
      } else if (!part.equals(".") && !part.isEmpty()) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }
}
