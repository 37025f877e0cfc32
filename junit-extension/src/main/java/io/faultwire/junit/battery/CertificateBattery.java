package io.faultwire.junit.battery;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Run a test method once for each chain of the catalogue, good ones and bad ones.
 *
 * <pre>{@code
 * @CertificateBattery(except = "revocation.*")
 * void payments(BatteryChain chain) throws Exception {
 *   new PaymentsClient(chain.url(), chain.trustStore()).ping();
 * }
 * }</pre>
 *
 * <p>The method lets the client under test send one request to the URL, trusting the given
 * certificate, and throws what the client throws. Each chain is a test of its own, which fails if
 * the client accepts a bad chain, refuses a good one, or never meets it. A program is a client as
 * well: {@code chain.run("curl", "--cacert", "{caFile}", "{url}")}.
 *
 * <p>{@code target/faultwire/certificates.html} has all chains by all clients of the run.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(CertificateBatteryExtension.class)
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public @interface CertificateBattery {

  /** Return the client's name in the table; the method's name unless given. */
  String client() default "";

  /** Return names of chains to be given alone, in which {@code *} stands for anything. */
  String[] only() default {};

  /** Return names of chains to be left out, in which {@code *} stands for anything. */
  String[] except() default {};

  /**
   * Return whether the client goes through {@code chain.proxy()}, so that names with wildcards and
   * international names can be tested as well.
   */
  boolean throughProxy() default false;
}
