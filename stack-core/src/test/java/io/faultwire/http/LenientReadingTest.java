package io.faultwire.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LenientReadingTest {
  private static final String REPORTS = "a browser reports an error (";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nokay | a browser sees status 200 and 2 octets of content",
        "HTTP/1.1 404\\n\\nall | a browser sees status 404 and 3 octets of content",
        "\\r\\nHTTP/1.1 200 OK\\r\\n\\r\\nok | a browser sees status 200 and 2 octets of content",
        "HTTP/1.1\\r\\n\\r\\nok | a browser sees status 200 and 2 octets of content",
        "HTTP/1.1 200 OK\\nContent-Length : 1\\n\\nok | a browser sees status 200 and 1 octets of content",
        "HTTP/1.1 200 OK\\nContent-Length:\\n 1\\n\\nok | a browser sees status 200 and 1 octets of content",
        "HTTP/1.1 200 OK\\nTransfer-Encoding: chunked\\nContent-Length: 9\\n\\n2 \\nok\\n0\\n\\n | a browser sees status 200 and 2 octets of content",
        "HTTP/1.1 204 No\\r\\n\\r\\nok | a browser sees status 204 and 0 octets of content",
        "ok | a browser reports an error (no HTTP response)",
        "HTTP/1.1 200 OK\\r\\nA: \\0\\r\\n\\r\\n | a browser reports an error (NUL in the head)",
        "HTTP/1.1 200 OK\\r\\nA: 1 | a browser reports an error (the head does not end)"
      })
  void seesWhatABrowserSees(String octets, String seen) {
    assertThat(LenientReading.of(OctetText.octets(octets), Asked.GET)).hasToString(seen);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Length: 5\\n\\nok | the content is shorter than its Content-Length) after status 200 and 2 octets of content",
        "Content-Length: 1\\nContent-Length: 2\\n\\nok | several values of Content-Length) after status 200 and 0 octets of content",
        "Transfer-Encoding: chunked\\n\\n2\\nok\\n | the last chunk is missing) after status 200 and 2 octets of content",
        "Transfer-Encoding: chunked\\n\\n2\\nok\\nx\\n | a wrong chunk size) after status 200 and 2 octets of content"
      })
  void reportsWhatItCannotRepair(String octets, String seen) {
    String head = "HTTP/1.1 200 OK\\n";

    assertThat(LenientReading.of(OctetText.octets(head + octets), Asked.GET))
        .hasToString(REPORTS + seen);
  }
}
