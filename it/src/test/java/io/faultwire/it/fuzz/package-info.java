/**
 * Parsers under a coverage-guided fuzzer.
 *
 * <p>In a build the inputs beside the tests are replayed; {@code JAZZER_FUZZ=1 ./mvnw -pl it -am
 * test -Djazzer.hooks=true -Dtest=ParserFuzzTest#packet -Dsurefire.failIfNoSpecifiedTests=false}
 * searches for new ones for five minutes.
 */
@NullMarked
package io.faultwire.it.fuzz;

import org.jspecify.annotations.NullMarked;
