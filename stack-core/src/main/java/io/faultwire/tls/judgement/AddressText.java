package io.faultwire.tls.judgement;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes addresses as RFC 5952, section 4, wants them. */
final class AddressText {
  private static final Pattern ZEROS = Pattern.compile("(?:^|:)0(?::0)+(?=:|$)");

  private AddressText() {}

  static String of(InetAddress address) {
    String text = address.getHostAddress();
    if (!(address instanceof Inet6Address)) {
      return text;
    }
    String longest = "";
    Matcher zeros = ZEROS.matcher(text);
    while (zeros.find()) {
      longest = zeros.group().length() > longest.length() ? zeros.group() : longest;
    }
    if (longest.isEmpty()) {
      return text;
    }
    int start = text.indexOf(longest);
    String after = text.substring(start + longest.length());
    return text.substring(0, start) + (after.isEmpty() ? "::" : ":" + after);
  }
}
