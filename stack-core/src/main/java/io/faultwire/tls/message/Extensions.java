package io.faultwire.tls.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The extensions of one hello, in order, and what those mean that both hellos have. */
public record Extensions(List<Extension> all) {
  public Extensions {
    all = List.copyOf(all);
  }

  /**
   * Reads a message that has nothing but extensions (RFC 8446, section 4.3.1).
   *
   * @throws MalformedTlsException if it does not follow the syntax
   */
  public static Extensions parse(byte[] body) {
    TlsReader in = new TlsReader(body);
    Extensions extensions = read(in);
    in.requireEnd();
    return extensions;
  }

  /** Reads the vector with its length; none where nothing is left (RFC 5246, section 7.4.1.2). */
  static Extensions read(TlsReader in) {
    List<Extension> all = new ArrayList<>();
    if (in.hasRemaining()) {
      TlsReader vector = in.sized16();
      while (vector.hasRemaining()) {
        all.add(new Extension(vector.u16(), vector.sized16().rest()));
      }
    }
    return new Extensions(all);
  }

  /** Returns the content of the first one of a type. */
  public Optional<byte[]> find(int type) {
    return all.stream().filter(each -> each.type() == type).map(Extension::content).findFirst();
  }

  /** Tells whether there is one of a type. */
  public boolean has(int type) {
    return find(type).isPresent();
  }

  /** Returns a reader of the first one of a type. */
  Optional<TlsReader> reader(int type) {
    return find(type).map(TlsReader::new);
  }

  /** Returns the application protocols, such as {@code h2} (RFC 7301, section 3.1). */
  public List<String> applicationProtocols() {
    List<String> names = new ArrayList<>();
    reader(Extension.ALPN)
        .map(TlsReader::sized16)
        .ifPresent(
            list -> {
              while (list.hasRemaining()) {
                names.add(new String(list.sized8().rest(), UTF_8));
              }
            });
    return names;
  }
}
