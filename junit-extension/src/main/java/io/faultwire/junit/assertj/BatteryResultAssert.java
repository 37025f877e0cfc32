package io.faultwire.junit.assertj;

import io.faultwire.tls.battery.BatteryResult;
import io.faultwire.tls.battery.ClientVerdict;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** Assert what a client made of the chains of a battery. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class BatteryResultAssert extends WireAssert<BatteryResultAssert, BatteryResult> {

  BatteryResultAssert(BatteryResult actual) {
    super(actual, BatteryResultAssert.class);
  }

  @Override
  String subject() {
    return "the client " + actual.client() + ", given " + count(actual.verdicts().size(), "chain");
  }

  @Override
  String evidence() {
    return String.join("\n", actual.habits());
  }

  /** Verify that it accepts every good chain and refuses every bad one. */
  public BatteryResultAssert acceptsGoodAndRefusesBadChains() {
    isNotNull();
    List<ClientVerdict> wrong = new ArrayList<>(actual.badNotRefused());
    wrong.addAll(actual.goodNotAccepted());
    return right("accept every good chain and refuse every bad one", wrong);
  }

  /** Verify that it accepts every good chain. */
  public BatteryResultAssert acceptsGoodChains() {
    isNotNull();
    return right("accept every good chain", actual.goodNotAccepted());
  }

  /** Verify that it refuses every bad chain. */
  public BatteryResultAssert refusesBadChains() {
    isNotNull();
    return right("refuse every bad chain", actual.badNotRefused());
  }

  private BatteryResultAssert right(String expectation, List<ClientVerdict> wrong) {
    check(!actual.verdicts().isEmpty(), expectation, () -> "it was given none");
    return check(
        wrong.isEmpty(),
        expectation,
        () ->
            "it was wrong about "
                + wrong.size()
                + list(wrong.stream().map(ClientVerdict::message).toList(), 200));
  }
}
