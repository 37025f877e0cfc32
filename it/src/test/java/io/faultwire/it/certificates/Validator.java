package io.faultwire.it.certificates;

import io.faultwire.tls.catalogue.PreparedChain;
import java.nio.file.Path;

/** Somebody who judges chains, and is not us. */
interface Validator {

  /** Returns a name with the version that may change what is said, such as OpenSSL 3.0. */
  String name();

  /**
   * Returns what makes it refuse a chain at the chain's time, empty if it accepts.
   *
   * @param directory an empty one of the chain's own
   */
  String refusal(PreparedChain chain, Path directory) throws Exception;
}
