package io.faultwire.suites.http1client;

import io.faultwire.http.HttpFields;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads Content-Length (RFC 9112 section 6.3), strictly but for the flaws. */
final class SampleLength {
  private static final int BITS = 63;

  /** A length that leaves no message to read. */
  static final class Invalid extends IOException {
    private static final long serialVersionUID = 1L;

    Invalid(List<String> values) {
      super("Content-Length is " + values);
    }
  }

  private SampleLength() {}

  /** Returns the length, or -1 for none. */
  static long of(HttpFields fields, Set<Flaw> flaws) throws IOException {
    List<String> values = new ArrayList<>();
    for (String line : fields.all("Content-Length")) {
      String[] parts = line.split(",", -1);
      if (parts.length > 1 && flaws.contains(Flaw.FIRST_OF_LIST_WINS)) {
        values.add(parts[0]);
      } else {
        for (String part : parts) {
          values.add(flaws.contains(Flaw.KEEPS_BLANKS) ? part : part.strip());
        }
      }
    }
    if (values.isEmpty()) {
      return -1;
    }
    boolean same = new HashSet<>(values).size() == 1;
    if (values.size() > 1 && same && flaws.contains(Flaw.REPEATED_LENGTH_IS_NONE)) {
      return -1;
    }
    if (!same
        && (!flaws.contains(Flaw.LAST_LENGTH_WINS) || fields.all("Content-Length").size() < 2)) {
      throw new Invalid(values);
    }
    return length(values.get(values.size() - 1), values, flaws);
  }

  private static long length(String value, List<String> values, Set<Flaw> flaws)
      throws IOException {
    if (value.startsWith("-") && flaws.contains(Flaw.NEGATIVE_LENGTH_IS_NONE)) {
      return -1;
    }
    if (value.startsWith("0x") && flaws.contains(Flaw.TAKES_HEXADECIMAL_LENGTH)) {
      return Long.decode(value);
    }
    String digits = value;
    if (flaws.contains(Flaw.TAKES_LETTERS_BEHIND_LENGTH)) {
      digits = value.replaceFirst("^(\\d\\d)[a-z]$", "$1");
    }
    if (flaws.contains(Flaw.TAKES_PLUS)) {
      digits = digits.replaceFirst("^\\+", "");
    }
    if (!digits.matches("\\d+")) {
      throw new Invalid(values);
    }
    if (digits.matches("0\\d+") && flaws.contains(Flaw.OCTAL_LENGTH)) {
      return Long.parseLong(digits, 8);
    }
    BigInteger length = new BigInteger(digits);
    if (length.bitLength() > BITS && !flaws.contains(Flaw.WRAPS_LENGTH)) {
      throw new Invalid(values);
    }
    boolean none = length.signum() == 0 && flaws.contains(Flaw.ZERO_IS_NONE);
    return none ? -1 : length.longValue();
  }
}
