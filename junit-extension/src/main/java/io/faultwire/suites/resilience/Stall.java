package io.faultwire.suites.resilience;

import io.faultwire.suites.connection.Connection;
import io.faultwire.suites.connection.Ending;
import java.io.IOException;
import java.time.Duration;

/** A client that lets a server wait for the rest of a request. */
enum Stall {
  NO_REQUEST("sends nothing") {
    @Override
    void begin(Subject subject, Connection connection) {}
  },
  HALF_REQUEST("stops within its request") {
    @Override
    void begin(Subject subject, Connection connection) throws IOException {
      Phase.IN_REQUEST.reach(subject, connection);
    }
  },
  DRIP("sends an octet of a header each second, without end") {
    @Override
    void begin(Subject subject, Connection connection) throws IOException {
      Phase.IN_REQUEST.reach(subject, connection);
    }

    @Override
    void goOn(Connection connection) throws IOException {
      connection.send(new byte[] {'x'});
    }
  },
  HALF_BODY("stops within the body of its request") {
    @Override
    void begin(Subject subject, Connection connection) throws IOException {
      Phase.IN_BODY.reach(subject, connection);
    }
  };

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final String words;

  Stall(String words) {
    this.words = words;
  }

  abstract void begin(Subject subject, Connection connection) throws IOException;

  /** Done each second. */
  void goOn(Connection connection) throws IOException {}

  /** Return how the server ended the connection, within so many seconds. */
  Ending endingWithin(long seconds, Subject subject) throws IOException {
    Connection connection = subject.connect();
    begin(subject, connection);
    Ending ending = Ending.NONE;
    for (long second = 0; second < seconds && ending == Ending.NONE; second++) {
      ending = connection.awaitEnding(SECOND);
      if (ending == Ending.NONE) {
        try {
          goOn(connection);
        } catch (IOException e) {
          return Ending.RESET;
        }
      }
    }
    return ending;
  }

  @Override
  public String toString() {
    return words;
  }
}
