/**
 * What lies between two devices: links, their directions, and the rules that harm frames on them.
 *
 * <p>Promises that each frame gets exactly one fate and that the rule which decided it is named.
 * Never looks above the bytes of a frame unless a rule asks it to.
 */
@NullMarked
package io.faultwire.link;

import org.jspecify.annotations.NullMarked;
