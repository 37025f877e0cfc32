package io.faultwire.tls.message;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The cipher suites of IANA's registry, by code and name. */
public final class CipherSuites {
  /** Says that a client fell back to an older version (RFC 7507). */
  public static final int FALLBACK_SCSV = 0x5600;

  /** Says that a client knows RFC 5746, as an empty renegotiation_info does. */
  public static final int RENEGOTIATION_SCSV = 0x00FF;

  private static final String FILE = "cipher-suites.txt";
  private static final Map<Integer, String> NAMES = read();

  private CipherSuites() {}

  /** Returns the name of a code, such as {@code TLS_AES_128_GCM_SHA256}. */
  public static String nameOf(int code) {
    return NAMES.getOrDefault(code, "cipher suite 0x%04x".formatted(code));
  }

  /** Returns the codes of all suites whose names match, in ascending order. */
  public static int[] named(Predicate<String> match) {
    return NAMES.entrySet().stream()
        .filter(each -> !each.getValue().endsWith("SCSV") && match.test(each.getValue()))
        .mapToInt(Map.Entry::getKey)
        .toArray();
  }

  private static Map<Integer, String> read() {
    Map<Integer, String> names = new TreeMap<>();
    try (InputStream in = CipherSuites.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not beside " + CipherSuites.class);
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> names.put(Integer.parseInt(line.substring(0, 4), 16), line.substring(5)));
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
