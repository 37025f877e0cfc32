package io.faultwire.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Give each test of a class, or one test method, a proxied address of a real server.
 *
 * <p>The test takes it as a {@code StreamProxy}, with {@link At @At("db")} where there are several,
 * has its program connect there, and adds faults of {@code StreamFaults}. The proxy is one of a
 * real Toxiproxy server that is found or started; where there is none the test is disabled with the
 * reason, and fails if {@code faultwire.required} names {@code toxiproxy}.
 *
 * <p>A test fails if a fault that names connections or bytes struck nothing, or if the server ended
 * in the middle of it.
 */
@Documented
@Inherited
@Repeatable(Upstream.List.class)
@java.lang.annotation.Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(UpstreamExtension.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface Upstream {

  /** Return the name by which {@link At} means it. */
  String name();

  /**
   * Return the address of the real server, {@code localhost:5432}; {@code ${db.port}} in it stands
   * for a JUnit configuration parameter or a system property.
   */
  String address();

  /**
   * Return whether faults may name connections and bytes, {@code resetPeer().onConnection(2)} and
   * {@code afterBytes(100)}. It costs milliseconds for each connection, and throughput.
   */
  boolean perConnection() default false;

  /** Return how long bytes are under way in each direction, in milliseconds; NaN for no time. */
  double latencyMillis() default Double.NaN;

  /** Return how far the latency swings to either side, in milliseconds; NaN for not at all. */
  double jitterMillis() default Double.NaN;

  /** Return how many thousand bytes a second pass in each direction; 0 for all. */
  long kilobytesPerSecond() default 0;

  /** Refuse: a stream of bytes has no frames to lose. The error says what to take. */
  double lossPercent() default Double.NaN;

  /** Refuse: a stream of bytes has an order. The error says what to take. */
  double reorderPercent() default Double.NaN;

  /** Refuse: a stream of bytes has no frames to repeat. The error says what to take. */
  double duplicatePercent() default Double.NaN;

  /** Refuse: no frame of a stream can arrive broken. The error says what to take. */
  double corruptPercent() default Double.NaN;

  /** Hold several {@link Upstream} annotations of one element. */
  @Documented
  @Inherited
  @java.lang.annotation.Target({ElementType.TYPE, ElementType.METHOD})
  @Retention(RetentionPolicy.RUNTIME)
  @ExtendWith(UpstreamExtension.class)
  @interface List {
    Upstream[] value();
  }
}
