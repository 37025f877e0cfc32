package io.faultwire.suites.tcp;

import static io.faultwire.suites.tcp.peer.SegmentPattern.synAck;

import io.faultwire.junit.NotApplicable;
import io.faultwire.suites.tcp.peer.OptionList;
import io.faultwire.suites.tcp.peer.RawPeer;
import io.faultwire.suites.tcp.peer.Segment;
import io.faultwire.suites.tcp.subject.SubjectConnection;
import io.faultwire.suites.tcp.subject.SubjectListener;

/**
 * Checks of extensions that both ends agree on in their SYNs: what the subject's SYN-ACK leaves out
 * does not apply to it.
 */
abstract class NegotiatedChecks extends TcpChecks {
  private SubjectListener listener;

  /** Send a SYN with an MSS and these options, and return the options of the SYN-ACK. */
  final OptionList offer(byte[]... options) {
    return OptionList.of(
        answerTo(
                peer.syn()
                    .options(
                        OptionList.join(OptionList.mss(RawPeer.MSS), OptionList.join(options))))
            .options());
  }

  /** Send a SYN and return the SYN-ACK. */
  final Segment answerTo(Segment syn) {
    listener = subject.listen(SUBJECT_PORT);
    peer.send(syn);
    return peer.expect(synAck().ack(syn.end()));
  }

  /** Complete the handshake with an ACK. */
  final SubjectConnection complete(Segment ack) {
    peer.send(ack);
    return accept(listener);
  }

  final SubjectConnection complete() {
    return complete(peer.ack());
  }

  static void require(boolean agreed, String extension) {
    if (!agreed) {
      throw new NotApplicable("The subject does not agree to " + extension + " in its SYN-ACK.");
    }
  }
}
