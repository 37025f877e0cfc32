package io.faultwire.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.apiguardian.api.API;

/**
 * Say which part of the network, or which upstream, a parameter stands for.
 *
 * <p>On a {@code Network.Host}, {@code HostStack}, {@code SocketFactory} or {@code
 * ServerSocketFactory} it names a host; on a {@code Network.Link} it names the two ends, as in
 * {@code @At("client-server")}, in either order; on a {@code StreamProxy} it names an {@link
 * Upstream}.
 */
@Documented
@java.lang.annotation.Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface At {

  /** Return the name of a host, link or upstream. */
  String value();
}
