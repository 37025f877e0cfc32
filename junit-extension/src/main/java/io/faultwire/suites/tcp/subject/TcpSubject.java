package io.faultwire.suites.tcp.subject;

/** A TCP under test, as its user sees it. No call waits for the network. */
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
}
