package io.faultwire.capture.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.faultwire.capture.Side;
import io.faultwire.capture.TcpConversation;
import io.faultwire.tls.message.TlsRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tells which protocols a conversation went through, in the order in which each was first seen. */
public final class ProtocolOrder {
  private static final Pattern REQUEST =
      Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+ \\S+ HTTP/\\d\\.\\d\r?\n");
  private static final int LOOKED_AT = 8192;

  private ProtocolOrder() {}

  /** Returns the protocols of a conversation that was read as TLS. */
  public static List<Protocol> of(TlsConversation tls) {
    List<Protocol> order = new ArrayList<>();
    TcpConversation tcp = tls.tcp();
    if (tcp.handshake().isCompleted()) {
      order.add(Protocol.TCP);
    }
    if (isRequest(tcp.streamFrom(Side.CLIENT).sent())) {
      order.add(Protocol.HTTP);
    } else if (!tls.messages().isEmpty()) {
      order.add(Protocol.TLS);
      if (isHttp(tls)) {
        order.add(Protocol.HTTP);
      }
    }
    return order;
  }

  /**
   * Tells whether HTTP is above TLS: by its first octets where they were decrypted, or else by the
   * application protocol and by data that crossed once the handshake was complete.
   */
  private static boolean isHttp(TlsConversation tls) {
    if (isRequest(tls.applicationData(Side.CLIENT))) {
      return true;
    }
    boolean agreed =
        tls.applicationProtocol()
            .filter(name -> name.startsWith("http/") || name.equals("h2"))
            .isPresent();
    return agreed
        && tls.messages().stream()
            .anyMatch(
                each ->
                    each.from() == Side.CLIENT
                        && each.isEncrypted()
                        && each.type() == TlsRecord.APPLICATION_DATA);
  }

  private static boolean isRequest(byte[] octets) {
    String text = new String(octets, 0, Math.min(octets.length, LOOKED_AT), ISO_8859_1);
    return REQUEST.matcher(text).lookingAt();
  }
}
