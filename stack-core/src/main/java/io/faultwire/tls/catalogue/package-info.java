/**
 * Names chains of certificates, good ones and bad ones, each with the clause that decides about it.
 *
 * <p>Promises that each bad chain is bad in the one point that its title names, and that the same
 * seed and time give the same chains. Never says what any client does.
 */
@NullMarked
package io.faultwire.tls.catalogue;

import org.jspecify.annotations.NullMarked;
