package io.faultwire.suites.http1client;

/** Decides what the server does with each request. */
@FunctionalInterface
interface Script {

  /** Returns what to do. */
  Step step(SeenRequest request);
}
