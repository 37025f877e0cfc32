package io.faultwire.suites.http1client;

import org.jspecify.annotations.Nullable;

/**
 * The client under test. A class that is named by an option has a constructor without parameters.
 */
@FunctionalInterface
public interface HttpCaller {

  /**
   * Lets the client send one request.
   *
   * <p>A client may keep its connections from one call to the next, and is called from several
   * threads. One that cannot send other methods than GET may send GET for all: checks that need
   * another one then do not apply.
   *
   * @return the content of the answer, each octet one character (ISO 8859-1); null for none
   * @throws Exception what the client throws if it takes the answer for broken
   */
  @Nullable String call(ClientCall call) throws Exception;
}
