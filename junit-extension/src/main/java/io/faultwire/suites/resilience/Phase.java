package io.faultwire.suites.resilience;

import io.faultwire.junit.NotApplicable;
import io.faultwire.suites.connection.Connection;
import io.faultwire.suites.connection.NoAnswer;
import java.io.IOException;

/** How far an exchange has come when a connection is cut. */
enum Phase {
  BEFORE_REQUEST("before its request") {
    @Override
    void reach(Subject subject, Connection connection) {}
  },
  IN_REQUEST("within the head of its request") {
    @Override
    void reach(Subject subject, Connection connection) throws IOException {
      if (subject.dialogue().middle() == 0) {
        throw new NotApplicable("A request of one octet has no middle.");
      }
      connection.send(subject.dialogue().request(), 0, subject.dialogue().middle());
    }
  },
  IN_BODY("within the body of its request") {
    @Override
    void reach(Subject subject, Connection connection) throws IOException {
      byte[] request = subject.http().post(BODY);
      connection.send(request, 0, request.length - BODY / 2);
    }
  },
  IN_ANSWER("within its answer") {
    @Override
    void reach(Subject subject, Connection connection) throws IOException {
      connection.send(subject.dialogue().request());
      long deadline = System.nanoTime() + subject.settings().patience().toNanos();
      if (connection.read(deadline, "the first octet of the answer") < 0) {
        throw new NoAnswer("the server ended the connection before it was cut");
      }
    }
  },
  AFTER_ANSWER("between two requests") {
    @Override
    void reach(Subject subject, Connection connection) throws IOException {
      connection.send(subject.dialogue().request());
      subject.read(connection, subject.settings().patience());
    }
  };

  private static final int BODY = 2000;

  private final String words;

  Phase(String words) {
    this.words = words;
  }

  /** Bring a connection there. */
  abstract void reach(Subject subject, Connection connection) throws IOException;

  @Override
  public String toString() {
    return words;
  }
}
