package io.faultwire.junit;

import io.faultwire.engine.HostProgram;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.apiguardian.api.API;

/** Declare a host of the network of a {@link NetworkTest}. */
@Documented
@Repeatable(Host.List.class)
@java.lang.annotation.Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface Host {

  /** Return the name, which is unique in the network and by which other hosts connect to it. */
  String value();

  /**
   * Return the IPv4 address, such as {@code 10.0.0.7} or {@code 10.0.0.7/16}; empty to have one
   * given. A host of several links has one for each, in the order of the links.
   */
  String[] address() default {};

  /** Return the Ethernet address, such as {@code 02:00:00:00:00:01}, as {@link #address()}. */
  String[] mac() default {};

  /**
   * Return whether the host's TCP asks for explicit congestion notification when it connects (RFC
   * 3168); every host agrees to it when it is asked.
   */
  boolean ecn() default false;

  /**
   * Return what runs on the host from the beginning of its network; {@link HostProgram} itself for
   * nothing. On the engine {@link NetworkEngine#TOXIPROXY} such a host lives in a JVM of its own.
   */
  Class<? extends HostProgram> program() default HostProgram.class;

  /** Hold several {@link Host} annotations of one element. */
  @Documented
  @java.lang.annotation.Target({ElementType.TYPE, ElementType.METHOD})
  @Retention(RetentionPolicy.RUNTIME)
  @interface List {
    Host[] value();
  }
}
