package io.faultwire.conformance;

/** Tell the sorts of things that a suite can test. */
public enum TargetKind {
  /** Faultwire's own stack, on a simulated network. */
  BUILT_IN_STACK("built-in stack"),
  /** Another stack than Faultwire's own, such as an operating system's. */
  OTHER_STACK("other stack"),
  /** A client that is a program. */
  CLIENT("client program"),
  /** A server that a URL names. */
  URL("server by URL");

  private final String label;

  TargetKind(String label) {
    this.label = label;
  }

  /** Return the kind in words. */
  public String label() {
    return label;
  }
}
