package io.faultwire.engine;

import io.faultwire.topology.TopologyException;
import java.lang.reflect.InvocationTargetException;

/**
 * What runs on a declared host from the beginning of its network.
 *
 * <p>In simulation it is a process of the host, in this JVM. Over Toxiproxy the host lives in a JVM
 * of its own, and the program there. It is made by its constructor without parameters.
 */
@FunctionalInterface
public interface HostProgram {
  /**
   * Runs; what it throws fails the network. It may run for ever: the end of the network ends it.
   *
   * @param host that it runs on
   */
  void run(Network.Host host) throws Exception;

  /**
   * Makes a program.
   *
   * @param host the name of its host, for the message
   * @throws TopologyException if the class is none, or cannot be made
   */
  static HostProgram of(String host, Class<?> type) {
    if (!HostProgram.class.isAssignableFrom(type) || type.isInterface()) {
      throw problem(host, type, "is no " + HostProgram.class.getSimpleName() + " that can be made");
    }
    try {
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return (HostProgram) constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw problem(host, type, "throws " + e.getCause() + " when it is made");
    } catch (ReflectiveOperationException e) {
      throw problem(host, type, "has no constructor without parameters");
    }
  }

  private static TopologyException problem(String host, Class<?> type, String what) {
    return new TopologyException(
        "host " + host,
        "its program " + type.getName() + " " + what,
        "Name a class, a static one if it is nested, that implements "
            + HostProgram.class.getName()
            + " and has a constructor without parameters");
  }
}
