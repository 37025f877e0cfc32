package io.faultwire.ip;

/** What a host counts; named as in the SNMP modules of RFC 4293 (IP), RFC 4113 (UDP), RFC 4022. */
public enum Counter {
  /** Datagrams that arrived, those with errors included. */
  IP_IN_RECEIVES,
  /** Datagrams dropped for their header: version, lengths, checksum. */
  IP_IN_HDR_ERRORS,
  /** Datagrams dropped since their source or destination may not appear here. */
  IP_IN_ADDR_ERRORS,
  /** Datagrams for a protocol that the host does not speak. */
  IP_IN_UNKNOWN_PROTOS,
  /** Datagrams handed to a protocol. */
  IP_IN_DELIVERS,
  /** Datagrams that protocols asked to send. */
  IP_OUT_REQUESTS,
  /** Datagrams that had no route. */
  IP_OUT_NO_ROUTES,
  /** Fragments that arrived. */
  IP_REASM_REQDS,
  /** Datagrams put together again. */
  IP_REASM_OKS,
  /** Datagrams given up: too late, overlapping fragments, too many at once. */
  IP_REASM_FAILS,
  /** Datagrams cut into fragments. */
  IP_FRAG_OKS,
  /** Datagrams too long for the link that may not be cut. */
  IP_FRAG_FAILS,
  /** Fragments sent. */
  IP_FRAG_CREATES,
  /** Frames whose EtherType nobody takes. */
  ETHER_IN_UNKNOWN_TYPES,
  /** ARP packets dropped as nonsense. */
  ARP_IN_ERRORS,
  /** ARP packets in which another station claims an address of this host (RFC 5227 2.4). */
  ARP_CONFLICTS,
  /** Datagrams dropped since too many wait for one address to be resolved. */
  ARP_QUEUE_DROPS,
  /** ICMP messages that arrived. */
  ICMP_IN_MSGS,
  /** ICMP messages dropped: cut short or with a wrong checksum. */
  ICMP_IN_ERRORS,
  /** ICMP messages sent. */
  ICMP_OUT_MSGS,
  /** UDP datagrams handed to an endpoint. */
  UDP_IN_DATAGRAMS,
  /** UDP datagrams for a port that nobody has. */
  UDP_NO_PORTS,
  /** UDP datagrams dropped: length, checksum or a full receive queue. */
  UDP_IN_ERRORS,
  /** UDP datagrams dropped since the receive queue was full. */
  UDP_RCVBUF_ERRORS,
  /** UDP datagrams sent. */
  UDP_OUT_DATAGRAMS,
  /** TCP segments handed to TCP. */
  TCP_IN_SEGS,
  /** TCP segments sent. */
  TCP_OUT_SEGS
}
