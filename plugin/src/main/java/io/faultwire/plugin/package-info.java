/**
 * The goals of the Maven plugin: parameters and wording.
 *
 * <p>Promises that a violated clause ({@code MojoFailureException}) and a failure to find out
 * ({@code MojoExecutionException}) are told apart. Never loads the system under test, or a suite,
 * into Maven's JVM.
 */
@NullMarked
package io.faultwire.plugin;

import org.jspecify.annotations.NullMarked;
