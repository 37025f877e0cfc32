package io.faultwire.tcp;

import io.faultwire.tcp.congestion.CongestionControl;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Changes single switches of {@link TcpOptions}; the record says what each means. */
public final class TcpOptionsBuilder {
  private Duration maximumSegmentLifetime;
  private Duration initialRto;
  private Duration minimumRto;
  private Duration maximumRto;
  private int synRetries;
  private int dataRetries;
  private Duration delayedAck;
  private Duration finWait2Timeout;
  private int sendBuffer;
  private int receiveBuffer;
  private int maximumSegmentSize;
  private int initialWindow;
  private boolean windowScaling;
  private OptionalInt initialSequenceNumber;
  private Supplier<CongestionControl> congestionControl;

  TcpOptionsBuilder(TcpOptions from) {
    maximumSegmentLifetime = from.maximumSegmentLifetime();
    initialRto = from.initialRto();
    minimumRto = from.minimumRto();
    maximumRto = from.maximumRto();
    synRetries = from.synRetries();
    dataRetries = from.dataRetries();
    delayedAck = from.delayedAck();
    finWait2Timeout = from.finWait2Timeout();
    sendBuffer = from.sendBuffer();
    receiveBuffer = from.receiveBuffer();
    maximumSegmentSize = from.maximumSegmentSize();
    initialWindow = from.initialWindow();
    windowScaling = from.windowScaling();
    initialSequenceNumber = from.initialSequenceNumber();
    congestionControl = from.congestionControl();
  }

  public TcpOptionsBuilder maximumSegmentLifetime(Duration value) {
    maximumSegmentLifetime = value;
    return this;
  }

  public TcpOptionsBuilder initialRto(Duration value) {
    initialRto = value;
    return this;
  }

  public TcpOptionsBuilder minimumRto(Duration value) {
    minimumRto = value;
    return this;
  }

  public TcpOptionsBuilder maximumRto(Duration value) {
    maximumRto = value;
    return this;
  }

  public TcpOptionsBuilder synRetries(int value) {
    synRetries = value;
    return this;
  }

  public TcpOptionsBuilder dataRetries(int value) {
    dataRetries = value;
    return this;
  }

  public TcpOptionsBuilder delayedAck(Duration value) {
    delayedAck = value;
    return this;
  }

  public TcpOptionsBuilder finWait2Timeout(Duration value) {
    finWait2Timeout = value;
    return this;
  }

  public TcpOptionsBuilder sendBuffer(int octets) {
    sendBuffer = octets;
    return this;
  }

  public TcpOptionsBuilder receiveBuffer(int octets) {
    receiveBuffer = octets;
    return this;
  }

  public TcpOptionsBuilder maximumSegmentSize(int octets) {
    maximumSegmentSize = octets;
    return this;
  }

  public TcpOptionsBuilder initialWindow(int segments) {
    initialWindow = segments;
    return this;
  }

  public TcpOptionsBuilder windowScaling(boolean value) {
    windowScaling = value;
    return this;
  }

  public TcpOptionsBuilder initialSequenceNumber(int value) {
    initialSequenceNumber = OptionalInt.of(value);
    return this;
  }

  public TcpOptionsBuilder congestionControl(Supplier<CongestionControl> value) {
    congestionControl = value;
    return this;
  }

  /**
   * Returns the options.
   *
   * @throws IllegalArgumentException if they contradict each other or an RFC; the message says how
   */
  public TcpOptions build() {
    return new TcpOptions(
        maximumSegmentLifetime,
        initialRto,
        minimumRto,
        maximumRto,
        synRetries,
        dataRetries,
        delayedAck,
        finWait2Timeout,
        sendBuffer,
        receiveBuffer,
        maximumSegmentSize,
        initialWindow,
        windowScaling,
        initialSequenceNumber,
        congestionControl);
  }
}
