package io.faultwire.tcp;

import io.faultwire.tcp.congestion.CongestionControl;
import io.faultwire.tcp.congestion.LinuxCubic;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Changes single switches of {@link TcpOptions}; the record says what each means. */
public final class TcpOptionsBuilder {
  private Duration maximumSegmentLifetime = Duration.ofSeconds(30);
  private Duration initialRto = Duration.ofSeconds(1);
  private Duration minimumRto = Duration.ofMillis(200);
  private Duration maximumRto = Duration.ofMinutes(2);
  private int synRetries = 7;
  private int dataRetries = 15;
  private Duration userTimeout = Duration.ZERO;
  private Duration delayedAck = Duration.ofMillis(40);
  private Duration finWait2Timeout = Duration.ofMinutes(1);
  private Duration keepAliveIdle = Duration.ofHours(2);
  private Duration keepAliveInterval = Duration.ofSeconds(75);
  private int keepAliveProbes = 9;
  private int sendBuffer = 256 * 1024;
  private int receiveBuffer = 256 * 1024;
  private int maximumSegmentSize = 65_495;
  private boolean pathMtuDiscovery = true;
  private boolean sourceRoutes;
  private int initialWindow = 10;
  private boolean windowScaling = true;
  private boolean timestamps = true;
  private boolean selectiveAcknowledgment = true;
  private boolean duplicateSack = true;
  private boolean rack = true;
  private boolean tailLossProbe = true;
  private boolean frto = true;
  private boolean limitedTransmit = true;
  private Ecn ecn = Ecn.ACCEPT;
  private boolean synCookies = true;
  private int challengeAckLimit = 1000;
  private OptionalInt initialSequenceNumber = OptionalInt.empty();
  private Supplier<CongestionControl> congestionControl = LinuxCubic::new;

  /** Starts from the defaults. */
  TcpOptionsBuilder() {}

  TcpOptionsBuilder(TcpOptions from) {
    maximumSegmentLifetime = from.maximumSegmentLifetime();
    initialRto = from.initialRto();
    minimumRto = from.minimumRto();
    maximumRto = from.maximumRto();
    synRetries = from.synRetries();
    dataRetries = from.dataRetries();
    userTimeout = from.userTimeout();
    delayedAck = from.delayedAck();
    finWait2Timeout = from.finWait2Timeout();
    keepAliveIdle = from.keepAliveIdle();
    keepAliveInterval = from.keepAliveInterval();
    keepAliveProbes = from.keepAliveProbes();
    sendBuffer = from.sendBuffer();
    receiveBuffer = from.receiveBuffer();
    maximumSegmentSize = from.maximumSegmentSize();
    pathMtuDiscovery = from.pathMtuDiscovery();
    sourceRoutes = from.sourceRoutes();
    initialWindow = from.initialWindow();
    windowScaling = from.windowScaling();
    timestamps = from.timestamps();
    selectiveAcknowledgment = from.selectiveAcknowledgment();
    duplicateSack = from.duplicateSack();
    rack = from.rack();
    tailLossProbe = from.tailLossProbe();
    frto = from.frto();
    limitedTransmit = from.limitedTransmit();
    ecn = from.ecn();
    synCookies = from.synCookies();
    challengeAckLimit = from.challengeAckLimit();
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

  public TcpOptionsBuilder userTimeout(Duration value) {
    userTimeout = value;
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

  public TcpOptionsBuilder keepAliveIdle(Duration value) {
    keepAliveIdle = value;
    return this;
  }

  public TcpOptionsBuilder keepAliveInterval(Duration value) {
    keepAliveInterval = value;
    return this;
  }

  public TcpOptionsBuilder keepAliveProbes(int value) {
    keepAliveProbes = value;
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

  public TcpOptionsBuilder pathMtuDiscovery(boolean value) {
    pathMtuDiscovery = value;
    return this;
  }

  public TcpOptionsBuilder sourceRoutes(boolean value) {
    sourceRoutes = value;
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

  public TcpOptionsBuilder timestamps(boolean value) {
    timestamps = value;
    return this;
  }

  public TcpOptionsBuilder selectiveAcknowledgment(boolean value) {
    selectiveAcknowledgment = value;
    return this;
  }

  public TcpOptionsBuilder duplicateSack(boolean value) {
    duplicateSack = value;
    return this;
  }

  public TcpOptionsBuilder rack(boolean value) {
    rack = value;
    return this;
  }

  public TcpOptionsBuilder tailLossProbe(boolean value) {
    tailLossProbe = value;
    return this;
  }

  public TcpOptionsBuilder frto(boolean value) {
    frto = value;
    return this;
  }

  public TcpOptionsBuilder limitedTransmit(boolean value) {
    limitedTransmit = value;
    return this;
  }

  public TcpOptionsBuilder ecn(Ecn value) {
    ecn = value;
    return this;
  }

  public TcpOptionsBuilder synCookies(boolean value) {
    synCookies = value;
    return this;
  }

  public TcpOptionsBuilder challengeAckLimit(int value) {
    challengeAckLimit = value;
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
        userTimeout,
        delayedAck,
        finWait2Timeout,
        keepAliveIdle,
        keepAliveInterval,
        keepAliveProbes,
        sendBuffer,
        receiveBuffer,
        maximumSegmentSize,
        pathMtuDiscovery,
        sourceRoutes,
        initialWindow,
        windowScaling,
        timestamps,
        selectiveAcknowledgment,
        duplicateSack,
        rack,
        tailLossProbe,
        frto,
        limitedTransmit,
        ecn,
        synCookies,
        challengeAckLimit,
        initialSequenceNumber,
        congestionControl);
  }
}
