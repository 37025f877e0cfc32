package io.faultwire.suites.tcp.defect;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the defects that a check must catch; a subject with one of them fails the check. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Exposes {

  /** Return the defects, at least one. */
  TcpDefect[] value();
}
