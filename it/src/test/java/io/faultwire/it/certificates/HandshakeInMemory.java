package io.faultwire.it.certificates;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** Carries the handshake of two engines to its end. */
final class HandshakeInMemory {
  private static final int ROUNDS = 200;

  private final SSLEngine client;
  private final ByteBuffer toServer = ByteBuffer.allocate(1 << 20);
  private final ByteBuffer toClient = ByteBuffer.allocate(1 << 20);

  private HandshakeInMemory(SSLEngine client) {
    this.client = client;
  }

  /**
   * Returns why the client ends the handshake, empty if it completes it.
   *
   * @throws SSLException if the server cannot even send what it is to send
   */
  static String refusal(SSLEngine client, SSLEngine server) throws SSLException {
    HandshakeInMemory handshake = new HandshakeInMemory(client);
    client.beginHandshake();
    server.beginHandshake();
    for (int round = 0; round < ROUNDS; round++) {
      try {
        handshake.step(client, handshake.toClient, handshake.toServer);
      } catch (SSLException e) {
        return reason(e);
      }
      if (client.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
          && handshake.toServer.position() == 0) {
        return "";
      }
      handshake.step(server, handshake.toServer, handshake.toClient);
    }
    throw new IllegalStateException("the handshake does not end: " + client.getHandshakeStatus());
  }

  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  /** Reads what has come and writes what is to go, until the engine waits for the other. */
  private void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> engine.getDelegatedTask().run();
        case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          if (!unwrap(engine, in)) {
            return;
          }
        }
        case FINISHED, NOT_HANDSHAKING -> {
          if (engine == client || !unwrap(engine, in)) {
            return;
          }
        }
      }
    }
  }

  /** Returns whether anything was read. */
  private static boolean unwrap(SSLEngine engine, ByteBuffer in) throws SSLException {
    in.flip();
    SSLEngineResult result = engine.unwrap(in, ByteBuffer.allocate(1 << 16));
    in.compact();
    return result.bytesConsumed() > 0
        || (result.getStatus() == Status.OK
            && result.getHandshakeStatus() != HandshakeStatus.NEED_UNWRAP
            && result.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING);
  }
}
