package io.faultwire.capture.tls;

import io.faultwire.capture.Capture;
import io.faultwire.tls.secrets.KeyLog;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A capture with the key log of its connections. */
public final class TlsCapture {
  private final Capture capture;
  private final KeyLog keyLog;

  private TlsCapture(Capture capture, KeyLog keyLog) {
    this.capture = capture;
    this.keyLog = keyLog;
  }

  /** Reads a capture with a key log, to which secrets that can be derived are added. */
  public static TlsCapture of(Capture capture, KeyLog keyLog) {
    return new TlsCapture(capture, keyLog);
  }

  /** Reads a capture with the secrets that its file carries. */
  public static TlsCapture of(Capture capture) {
    return of(capture, KeyLog.parse(capture.tlsSecrets()));
  }

  /**
   * Returns the one conversation between two ends, as {@link Capture#tcp} finds it.
   *
   * @throws io.faultwire.capture.NoSuchConversationException if there is none or more than one
   */
  public TlsConversation conversation(String client, String server) {
    return TlsConversation.of(capture.tcp(client, server), keyLog);
  }

  /** Returns all conversations that have a record of TLS, in the order in which they began. */
  public List<TlsConversation> conversations() {
    return capture.tcpConversations().stream()
        .map(each -> TlsConversation.of(each, keyLog))
        .filter(each -> !each.messages().isEmpty())
        .toList();
  }

  /** Writes pcapng that carries the secrets, so that Wireshark shows the decrypted messages. */
  public void writePcapng(Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      writePcapng(out);
    }
  }

  /** Writes the same to a stream, which stays open. */
  public void writePcapng(OutputStream out) throws IOException {
    conversations();
    capture.writePcapng(out, keyLog.toText());
  }
}
