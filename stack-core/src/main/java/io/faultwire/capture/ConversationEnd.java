package io.faultwire.capture;

import io.faultwire.tcp.TcpState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one end of a conversation while it is put together. */
final class ConversationEnd {
  final Endpoint endpoint;
  final @Nullable String device;
  final SequenceSpace sequence = new SequenceSpace();
  @Nullable TcpHistory history;

  ConversationEnd(Endpoint endpoint, @Nullable String device) {
    this.endpoint = endpoint;
    this.device = device;
  }

  List<StateChange> changes() {
    return history == null ? List.of() : List.copyOf(history.changes());
  }

  /** Returns the last known state, or null if this end told nothing. */
  @Nullable TcpState state() {
    return history == null ? null : history.state();
  }
}
