package io.faultwire.topology;

import io.faultwire.wire.Ipv4Address;
import io.faultwire.wire.Ipv4Prefix;
import io.faultwire.wire.MacAddress;

/**
 * A host's interface.
 *
 * @param link the name of the link that it is plugged into
 * @param address its address
 * @param prefix the network around it
 * @param mac its Ethernet address
 */
public record InterfaceSpec(String link, Ipv4Address address, Ipv4Prefix prefix, MacAddress mac) {}
