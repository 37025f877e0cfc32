package io.faultwire.tcp;

import java.util.function.UnaryOperator;

/** Brings a {@link TcpBench} into a state, by the shortest way from a fresh one. */
final class TcpStates {
  private TcpStates() {}

  static TcpBench listen() throws TcpException {
    return listen(options -> options);
  }

  static TcpBench listen(UnaryOperator<TcpOptionsBuilder> options) throws TcpException {
    TcpBench bench = TcpBench.create(options);
    bench.listener = bench.stack.listen(0, TcpBench.PORT, 5);
    return bench;
  }

  static TcpBench synSent() throws TcpException {
    return synSent(options -> options);
  }

  static TcpBench synSent(UnaryOperator<TcpOptionsBuilder> options) throws TcpException {
    TcpBench bench = TcpBench.create(options);
    bench.connection = bench.stack.connect(0, TcpBench.PORT, TcpBench.PEER, TcpBench.PEER_PORT);
    return bench.sends("SYN seq=0 mss=1000");
  }

  static TcpBench synReceived() throws TcpException {
    return synReceived(options -> options);
  }

  static TcpBench synReceived(UnaryOperator<TcpOptionsBuilder> options) throws TcpException {
    return synReceived(listen(options));
  }

  private static TcpBench synReceived(TcpBench bench) {
    bench.arrives("SYN seq=0 mss=1000").sends("SYN,ACK seq=0 ack=1");
    bench.connection = bench.stack.connections().get(0);
    return bench.isIn(TcpState.SYN_RECEIVED);
  }

  static TcpBench established() throws TcpException {
    return established(options -> options);
  }

  static TcpBench established(UnaryOperator<TcpOptionsBuilder> options) throws TcpException {
    return synReceived(options)
        .arrives("ACK seq=1 ack=1")
        .sendsNothing()
        .isIn(TcpState.ESTABLISHED);
  }

  static TcpBench finWait1() throws TcpException {
    TcpBench bench = established();
    bench.connection.shutdownOutput();
    return bench.sends("FIN,ACK seq=1 ack=1 len=0").isIn(TcpState.FIN_WAIT_1);
  }

  static TcpBench finWait2() throws TcpException {
    return finWait1().arrives("ACK seq=1 ack=2").sendsNothing().isIn(TcpState.FIN_WAIT_2);
  }

  static TcpBench closing() throws TcpException {
    return finWait1()
        .arrives("FIN,ACK seq=1 ack=1")
        .sends("ACK seq=2 ack=2")
        .isIn(TcpState.CLOSING);
  }

  static TcpBench timeWait() throws TcpException {
    return finWait2()
        .arrives("FIN,ACK seq=1 ack=2")
        .sends("ACK seq=2 ack=2")
        .isIn(TcpState.TIME_WAIT);
  }

  static TcpBench closeWait() throws TcpException {
    return established()
        .arrives("FIN,ACK seq=1 ack=1")
        .sends("ACK seq=1 ack=2")
        .isIn(TcpState.CLOSE_WAIT);
  }

  static TcpBench lastAck() throws TcpException {
    TcpBench bench = closeWait();
    bench.connection.shutdownOutput();
    return bench.sends("FIN,ACK seq=1 ack=2").isIn(TcpState.LAST_ACK);
  }
}
