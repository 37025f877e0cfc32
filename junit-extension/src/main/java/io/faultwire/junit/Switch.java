package io.faultwire.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.apiguardian.api.API;

/**
 * Declare a learning Ethernet switch of the network of a {@link NetworkTest}.
 *
 * <p>{@link Link @Link} joins it to hosts and to other switches by its name.
 */
@Documented
@Repeatable(Switch.List.class)
@java.lang.annotation.Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface Switch {

  /** Return the name, which is unique in the network. */
  String value();

  /** Hold several {@link Switch} annotations of one element. */
  @Documented
  @java.lang.annotation.Target({ElementType.TYPE, ElementType.METHOD})
  @Retention(RetentionPolicy.RUNTIME)
  @interface List {
    Switch[] value();
  }
}
