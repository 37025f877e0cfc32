package io.faultwire.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Give each test of a class, or one test method, a fresh network.
 *
 * <p>The network is the one that {@link Host @Host}, {@link Switch @Switch} and {@link Link @Link}
 * declare on the class, its superclasses and interfaces, the classes that it is nested in, the test
 * method, and on any annotation among those. Where none of them declares anything, it is a host
 * {@code client} and a host {@code server} that a perfect link joins.
 *
 * <p>Test methods, lifecycle methods and constructors may take as parameters:
 *
 * <ul>
 *   <li>{@code Network}, {@code Capture}, {@code Topology} and {@code Seed};
 *   <li>{@code Network.Host}, {@code HostStack}, {@code SocketFactory} and {@code
 *       ServerSocketFactory}, with {@link At @At("client")};
 *   <li>{@code Network.Link}, with {@code @At("client-server")} where there are several links.
 * </ul>
 *
 * <p>The network is simulated unless {@link #engine} or the property {@code faultwire.engine} says
 * otherwise.
 *
 * <p>A test fails if a scripted fault struck nothing, if a host process failed, or if a frame
 * leaked. A failure tells what happened on the wire, how to run the test again with the same seed,
 * and where the capture and the ladder were written, which is below {@code target/faultwire}; with
 * {@code faultwire.publish=always} a passing test writes them, too.
 */
@Documented
@Inherited
@java.lang.annotation.Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NetworkExtension.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface NetworkTest {
  /** Return what carries the frames. */
  NetworkEngine engine() default NetworkEngine.CONFIGURED;
}
