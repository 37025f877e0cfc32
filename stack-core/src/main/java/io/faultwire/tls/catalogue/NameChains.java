package io.faultwire.tls.catalogue;

import static io.faultwire.tls.catalogue.NamedChain.bad;
import static io.faultwire.tls.catalogue.NamedChain.either;
import static io.faultwire.tls.catalogue.NamedChain.good;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Chains about whether the certificate names the server (RFC 9525, section 6). */
final class NameChains {
  private static final String MATCH = "RFC 9525, 6";
  private static final String MATCH_CASE = "RFC 9525, 6.3";
  private static final String WILDCARD = "RFC 9525, 6.3";
  private static final String IP = "RFC 9525, 6.4";
  private static final String SAN = "RFC 9525, 4.1";
  private static final String LOOPBACK = "127.0.0.1";
  private static final String A_LABEL = "xn--bcher-kva";

  private NameChains() {}

  static List<NamedChain> all() {
    List<NamedChain> all = new ArrayList<>(hosts());
    all.addAll(wildcards());
    all.addAll(addresses());
    all.addAll(forms());
    return all;
  }

  private static List<NamedChain> hosts() {
    return List.of(
        good("name.host", "The host is the only name", MATCH, w -> w.leaf().issue()),
        good(
            "name.one-of-many",
            "The host is the last of 50 names",
            MATCH,
            w -> w.leaf().names(many(w.host())).issue()),
        bad(
            "name.other-host",
            "The names are those of another host",
            MATCH,
            w -> w.issuing().issue("other.faultwire.test")),
        bad(
            "name.common-name-only",
            "The host is the common name, and there is no alternative name",
            SAN,
            w -> w.leaf().names().issue()),
        bad(
            "name.common-name-beside-others",
            "The host is the common name, and the alternative name is another one",
            SAN,
            w -> w.issuing().leaf("other.faultwire.test").commonName(w.host()).issue()),
        bad(
            "name.longer-host",
            "The name begins with the host",
            MATCH,
            w -> w.issuing().issue(w.host() + ".evil.test")),
        bad(
            "name.ends-with-host",
            "The name ends with the host",
            MATCH,
            w -> w.issuing().issue("not" + w.host())),
        good(
            "name.case",
            "The host is written in capitals in the certificate",
            MATCH_CASE,
            w -> w.issuing().issue(w.host().toUpperCase(Locale.ROOT))),
        good(
                "name.asked-in-capitals",
                "The client asks for the host in capitals",
                MATCH_CASE,
                w -> w.leaf().issue())
            .askedAs(host -> host.toUpperCase(Locale.ROOT)));
  }

  private static List<NamedChain> wildcards() {
    return List.of(
        good(
                "name.wildcard",
                "A wildcard as the whole left-most label",
                WILDCARD,
                w -> w.issuing().issue("*" + domain(w)))
            .withDomain(),
        bad(
                "name.wildcard-two-labels",
                "A wildcard would have to stand for two labels",
                WILDCARD,
                w -> w.issuing().issue("*" + parent(domain(w))))
            .withDomain(),
        bad(
                "name.wildcard-second-label",
                "A wildcard as the second label",
                WILDCARD,
                w -> w.issuing().issue(first(w) + ".*" + parent(domain(w))))
            .withDomain(),
        bad(
                "name.wildcard-alone",
                "Nothing but a wildcard",
                WILDCARD,
                w -> w.leaf().names("*").issue())
            .withDomain(),
        bad(
            "name.wildcard-inside-label",
            "A wildcard inside of the label",
            WILDCARD,
            w -> w.leaf().names(w.host().charAt(0) + "*" + w.host().substring(2)).issue()),
        bad(
            "name.wildcard-apex",
            "A wildcard would have to stand for no label",
            WILDCARD,
            w -> w.leaf().names("*." + w.host()).issue()));
  }

  private static List<NamedChain> addresses() {
    return List.of(
        good("name.address", "The address is an IP name", IP, w -> w.issuing().issue(LOOPBACK))
            .askedAs(LOOPBACK),
        bad(
                "name.other-address",
                "The IP name is another address",
                IP,
                w -> w.issuing().issue("127.0.0.2"))
            .askedAs(LOOPBACK),
        bad(
                "name.address-as-dns-name",
                "The address is written as a DNS name",
                IP,
                w -> w.leaf().extension(Names.OID, false, Names.dns(LOOPBACK)).issue())
            .askedAs(LOOPBACK),
        bad(
                "name.address-as-common-name",
                "The address is the common name, and there is no alternative name",
                SAN,
                w -> w.leaf().commonName(LOOPBACK).names().issue())
            .askedAs(LOOPBACK));
  }

  private static List<NamedChain> forms() {
    return List.of(
        good(
                "name.international",
                "An international name as A-label",
                "RFC 5280, 7.2",
                w -> w.issuing().issue(A_LABEL + domain(w)))
            .askedAs(host -> A_LABEL + host.substring(host.indexOf('.')))
            .withDomain(),
        bad(
                "name.international-as-u-label",
                "An international name in UTF-8, where only ASCII may stand",
                "RFC 5280, 7.2",
                w ->
                    w.leaf()
                        .commonName("International")
                        .extension(Names.OID, false, Names.utf8("b\u00fccher" + domain(w)))
                        .issue())
            .askedAs(host -> A_LABEL + host.substring(host.indexOf('.')))
            .withDomain(),
        either(
            "name.trailing-dot",
            "The host with a dot behind it, which is no host name in a certificate",
            "RFC 5280, 4.2.1.6",
            w -> w.leaf().commonName("Dot").names(w.host() + ".").issue()),
        bad(
            "name.embedded-nul",
            "A NUL behind the host, and another domain behind that",
            "RFC 5280, 4.2.1.6",
            w ->
                w.leaf()
                    .commonName("NUL")
                    .extension(Names.OID, false, Names.dns(w.host() + "\u0000.evil.test"))
                    .issue()),
        bad(
            "name.mail-only",
            "Nothing but a mail address at the host",
            SAN,
            w ->
                w.leaf()
                    .commonName("Mail")
                    .extension(Names.OID, false, Names.mail("root@" + w.host()))
                    .issue()),
        bad(
            "name.uri-only",
            "Nothing but a URI of the host",
            SAN,
            w ->
                w.leaf()
                    .commonName("URI")
                    .extension(Names.OID, false, Names.uri("https://" + w.host() + "/"))
                    .issue()));
  }

  private static String[] many(String host) {
    String[] names = new String[50];
    Arrays.setAll(names, i -> "host" + i + ".faultwire.test");
    names[49] = host;
    return names;
  }

  private static String first(Workshop w) {
    return w.host().substring(0, w.host().indexOf('.'));
  }

  /** Returns what is left of the host without its first label, with the dot before it. */
  private static String domain(Workshop w) {
    return parent(w.host());
  }

  private static String parent(String name) {
    return name.substring(name.indexOf('.', 1));
  }
}
