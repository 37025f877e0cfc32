package io.faultwire.suites.script.language;

/** A range of sequence numbers such as {@code 1:1001(1000)}. */
record Sequence(int start, int length) {
  private static final long LARGEST_32 = 0xFFFF_FFFFL;

  static Sequence parse(TokenStream tokens) {
    Token first = tokens.peek();
    long start = tokens.number("a sequence number", 0, LARGEST_32);
    tokens.expect(":");
    long end = tokens.number("a sequence number", 0, LARGEST_32);
    tokens.expect("(");
    long length = tokens.number("the length of a segment's data", 0, 65_495);
    tokens.expect(")");
    if (((start + length) & LARGEST_32) != end) {
      throw tokens.refuse(
          first,
          "the sequence numbers "
              + start
              + ":"
              + end
              + " and the length "
              + length
              + " contradict each other");
    }
    return new Sequence((int) start, (int) length);
  }
}
