package io.faultwire.suites.tcp.subject;

import io.faultwire.junit.NotApplicable;
import java.util.List;

/**
 * A TCP under test, as its user sees it. No call waits for the network.
 *
 * <p>Calls with a default are those that a subject need not offer.
 */
public interface TcpSubject {

  /** Return what the subject says about itself. */
  SubjectClaims claims();

  /** Open a port passively (RFC 9293 section 3.9.1.1). */
  SubjectListener listen(int port);

  /**
   * Open a connection to the tester actively.
   *
   * @param localPort the subject's port
   * @param remotePort the tester's port
   */
  SubjectConnection connect(int localPort, int remotePort);

  /** Open a port passively at one of the subject's IPv4 addresses (RFC 9293, MUST-43). */
  default SubjectListener listen(int localAddress, int port) {
    throw new NotApplicable("The subject does not offer a local address for an open.");
  }

  /**
   * Open a connection actively.
   *
   * @param localAddress one of the subject's IPv4 addresses; 0 to let IP choose (MUST-44)
   * @param localPort the subject's port
   * @param remoteAddress where to
   * @param remotePort the port there
   * @throws IllegalArgumentException if the subject refuses the addresses (MUST-46)
   */
  default SubjectConnection connect(
      int localAddress, int localPort, int remoteAddress, int remotePort) {
    throw new NotApplicable("The subject does not offer addresses for an open.");
  }

  /**
   * Open a connection to the tester actively, along a source route (RFC 9293 section 3.9.2.1).
   *
   * @param route the addresses of the routers on the way
   */
  default SubjectConnection connect(int localPort, int remotePort, List<Integer> route) {
    throw new NotApplicable("The subject does not offer source routes.");
  }

  /** Tell whether a source route that arrives leads back (MUST-53); many hosts drop them. */
  default boolean answersAlongSourceRoutes() {
    return false;
  }
}
