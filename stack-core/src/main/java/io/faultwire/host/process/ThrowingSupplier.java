package io.faultwire.host.process;

/**
 * A call that returns something and may fail.
 *
 * @param <T> what it returns
 * @param <X> how it fails
 */
@FunctionalInterface
public interface ThrowingSupplier<
    T extends @org.jspecify.annotations.Nullable Object, X extends Exception> {
  /** Makes the call. */
  T get() throws X;
}
