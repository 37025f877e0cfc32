package io.faultwire.junit.script;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Run a test method once for each packet script of a place, in packetdrill's language.
 *
 * <pre>{@code
 * @PacketScripts("classpath:/scripts")
 * void behavesAsScripted(PacketScript script) {
 *   script.run();
 * }
 * }</pre>
 *
 * <p>Each script is a test of its own, named by its path, on a fresh subject: the built-in stack in
 * virtual time, or the one that {@code -Dfaultwire.option.subject} names. A method that does not
 * run its script fails.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(PacketScriptsExtension.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface PacketScripts {

  /**
   * Return where the scripts are: {@code classpath:/scripts}, {@code file:scripts} or a path, of
   * one file or of a directory whose files {@code *.pkt} are run, with those in it.
   */
  String value();

  /** Return options that go before those of the scripts, such as {@code --mss=1000}. */
  String[] options() default {};
}
