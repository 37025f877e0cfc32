package io.faultwire.tls.battery;

/** The client under test. */
@FunctionalInterface
public interface BatteryClient {

  /**
   * Lets the client send one request to the chain's URL.
   *
   * @throws Exception what the client throws if it refuses the chain
   */
  void call(BatteryChain chain) throws Exception;
}
