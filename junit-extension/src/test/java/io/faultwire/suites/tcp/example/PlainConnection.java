package io.faultwire.suites.tcp.example;

import static io.faultwire.wire.TcpHeader.ACK;
import static io.faultwire.wire.TcpHeader.FIN;
import static io.faultwire.wire.TcpHeader.RST;
import static io.faultwire.wire.TcpHeader.SYN;

import io.faultwire.suites.tcp.peer.OptionList;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.tcp.TcpState;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection, step by step as RFC 9293 section 3.10.7 has it. */
final class PlainConnection implements SubjectConnection {
  private static final int BUFFER = 20_000;
  private static final int LARGEST_SEGMENT = 1460;

  private final PlainStack stack;
  private final PlainSender sender;
  private final int localPort;
  private final int remotePort;
  private final boolean passive;
  private final int iss;
  private TcpState state = TcpState.CLOSED;
  private int irs;
  private int rcvNxt;
  private byte[] unread = new byte[0];
  private boolean wasOpen;
  private @Nullable String failure;

  PlainConnection(PlainStack stack, int localPort, int remotePort, boolean passive) {
    this.stack = stack;
    this.localPort = localPort;
    this.remotePort = remotePort;
    this.passive = passive;
    iss = (int) (stack.now() / 4000) + localPort * 7919 + remotePort * 104_729;
    sender = new PlainSender(this, stack, iss);
  }

  boolean isFor(Segment segment) {
    return segment.destinationPort() == localPort && segment.sourcePort() == remotePort;
  }

  long timer() {
    return sender.timer();
  }

  void open() {
    state = TcpState.SYN_SENT;
    sendSyn();
  }

  void openedBy(Segment syn) {
    state = TcpState.SYN_RECEIVED;
    takeSyn(syn);
    sendSyn();
  }

  private void sendSyn() {
    int flags = state == TcpState.SYN_SENT ? SYN : SYN | ACK;
    emit(make(iss, flags).options(OptionList.mss(LARGEST_SEGMENT)));
    sender.nxt = iss + 1;
    sender.startTimer();
  }

  private void takeSyn(Segment syn) {
    irs = syn.seq();
    rcvNxt = irs + 1;
    sender.window = syn.window();
    sender.mss = Math.min(LARGEST_SEGMENT, OptionList.of(syn.options()).mss().orElse(536));
  }

  Segment make(int seq, int flags) {
    int ack = (flags & ACK) == 0 ? 0 : rcvNxt;
    return Segment.of(localPort, remotePort, seq, ack, flags).window(window());
  }

  void emit(Segment segment) {
    stack.send(segment);
  }

  private void ack() {
    emit(make(sender.nxt, ACK));
  }

  private int window() {
    return BUFFER - unread.length;
  }

  void arrives(Segment segment) {
    if (state == TcpState.SYN_SENT) {
      inSynSent(segment);
    } else {
      inOtherStates(segment);
    }
    if (state.isSynchronized()) {
      sender.output();
    }
  }

  private void inSynSent(Segment s) {
    if (s.has(ACK) && s.ack() != sender.nxt) {
      if (!s.has(RST)) {
        emit(make(s.ack(), RST));
      }
    } else if (s.has(RST)) {
      if (s.has(ACK)) {
        end("connection refused");
      }
    } else if (s.has(SYN)) {
      takeSyn(s);
      if (s.has(ACK)) {
        established(s.ack());
        takeTextAndFin(s, s.seq() + 1);
        ack();
      } else {
        state = TcpState.SYN_RECEIVED;
        sendSyn();
      }
    }
  }

  private void inOtherStates(Segment arrived) {
    boolean opening = state == TcpState.SYN_RECEIVED;
    boolean crossed = opening && arrived.has(SYN | ACK) && arrived.seq() == irs;
    Segment s = crossed ? arrived.flags(ACK).seq(rcvNxt) : arrived;
    if (!isAcceptable(s)) {
      if (!s.has(RST)) {
        ack();
      }
      if (state == TcpState.TIME_WAIT && s.has(FIN)) {
        waitTwiceMsl();
      }
    } else if (s.has(RST)) {
      takeReset(s);
    } else if (s.has(SYN)) {
      if (opening && passive) {
        end(null);
      } else {
        ack();
      }
    } else if (s.has(ACK) && takeAck(s)) {
      takeTextAndFin(s, s.seq());
    }
  }

  private boolean isAcceptable(Segment s) {
    if (window() == 0 && s.length() > 0) {
      return false;
    }
    int last = s.seq() + Math.max(0, s.length() - 1);
    return s.seq() == rcvNxt || isInWindow(s.seq()) || isInWindow(last);
  }

  private boolean isInWindow(int number) {
    return number - rcvNxt >= 0 && number - rcvNxt < window();
  }

  private void takeReset(Segment s) {
    if (s.seq() != rcvNxt) {
      ack();
      return;
    }
    switch (state) {
      case SYN_RECEIVED -> end(passive ? null : "connection refused");
      case CLOSING, LAST_ACK, TIME_WAIT -> end(null);
      default -> end("connection reset");
    }
  }

  private boolean takeAck(Segment s) {
    if (state == TcpState.SYN_RECEIVED) {
      if (s.ack() != sender.nxt) {
        emit(make(s.ack(), RST));
        return false;
      }
      established(s.ack());
    } else if (s.ack() - sender.nxt > 0) {
      ack();
      return false;
    }
    sender.acknowledged(s.ack());
    sender.window = s.window();
    if (sender.finIsAcknowledged()) {
      switch (state) {
        case FIN_WAIT_1 -> state = TcpState.FIN_WAIT_2;
        case CLOSING -> waitTwiceMsl();
        case LAST_ACK -> end(null);
        default -> {}
      }
    }
    return state != TcpState.CLOSED;
  }

  /** Takes what is next in order; what lies behind a gap has to come again. */
  private void takeTextAndFin(Segment s, int start) {
    int length = s.dataLength();
    if (!state.canReceive() || (length == 0 && !s.has(FIN))) {
      return;
    }
    int old = rcvNxt - start;
    if (old >= 0 && old <= length) {
      int fresh = Math.min(length - old, window());
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(unread);
      all.write(s.data(), old, fresh);
      unread = all.toByteArray();
      rcvNxt += fresh;
      if (s.has(FIN) && old + fresh == length) {
        takeFin();
      }
    }
    ack();
  }

  private void takeFin() {
    rcvNxt++;
    switch (state) {
      case ESTABLISHED -> state = TcpState.CLOSE_WAIT;
      case FIN_WAIT_1 -> state = TcpState.CLOSING;
      default -> waitTwiceMsl();
    }
  }

  private void established(int ack) {
    state = TcpState.ESTABLISHED;
    wasOpen = true;
    sender.acknowledged(ack);
    if (passive) {
      stack.established(this, localPort);
    }
  }

  void finWasSent() {
    state = state == TcpState.ESTABLISHED ? TcpState.FIN_WAIT_1 : TcpState.LAST_ACK;
  }

  private void waitTwiceMsl() {
    state = TcpState.TIME_WAIT;
    sender.waitFor(2 * PlainStack.MSL.toNanos());
  }

  private void end(@Nullable String why) {
    state = TcpState.CLOSED;
    failure = why;
    sender.stopTimer();
    stack.remove(this);
  }

  void timeout() {
    if (state == TcpState.TIME_WAIT) {
      end(null);
    } else if (sender.givesUp()) {
      end("timed out");
    } else if (state == TcpState.SYN_SENT || state == TcpState.SYN_RECEIVED) {
      sendSyn();
    } else {
      sender.sendAgain();
    }
  }

  @Override
  public int send(byte[] octets) {
    int taken = state == TcpState.CLOSED ? 0 : sender.take(octets);
    outputIfOpen();
    return taken;
  }

  private void outputIfOpen() {
    if (state == TcpState.ESTABLISHED || state == TcpState.CLOSE_WAIT) {
      sender.output();
    }
  }

  @Override
  public byte[] receive(int limit) {
    int before = window();
    int count = Math.min(limit, unread.length);
    byte[] taken = Arrays.copyOf(unread, count);
    unread = Arrays.copyOfRange(unread, count, unread.length);
    if (before < sender.mss && window() >= sender.mss && state != TcpState.CLOSED) {
      ack();
    }
    return taken;
  }

  @Override
  public boolean endOfStream() {
    return unread.length == 0 && wasOpen && !state.canReceive() && failure == null;
  }

  @Override
  public void shutdownOutput() {
    sender.queueFin();
    outputIfOpen();
  }

  @Override
  public void close() {
    shutdownOutput();
  }

  @Override
  public void abort() {
    emit(make(sender.nxt, RST | ACK));
    end(null);
  }

  @Override
  public void setNoDelay(boolean noDelay) {}

  @Override
  public boolean isEstablished() {
    return wasOpen;
  }

  @Override
  public String status() {
    return state.name().replace('_', '-');
  }

  @Override
  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }
}
