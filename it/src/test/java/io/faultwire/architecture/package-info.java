/**
 * Who may use whom, for the classes of all published modules.
 *
 * <p>Promises that each rule saw the classes that it judges. Never judges the tests.
 */
@NullMarked
package io.faultwire.architecture;

import org.jspecify.annotations.NullMarked;
