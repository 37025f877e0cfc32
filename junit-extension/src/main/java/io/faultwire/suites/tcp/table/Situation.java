package io.faultwire.suites.tcp.table;

import io.faultwire.suites.tcp.peer.RawPeer;

/**
 * The numbers of a connection at the moment when a segment arrives, as the subject has them.
 *
 * @param peer the tester's end
 * @param rcvNxt RCV.NXT; where there is no connection yet, the tester's initial sequence number
 * @param windowEdge RCV.NXT+RCV.WND
 * @param sndUna SND.UNA; where there is no connection, a number out of the air
 * @param sndNxt SND.NXT; where there is no connection, a number out of the air
 */
public record Situation(RawPeer peer, int rcvNxt, int windowEdge, int sndUna, int sndNxt) {}
