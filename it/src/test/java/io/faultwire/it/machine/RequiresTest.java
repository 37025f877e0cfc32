package io.faultwire.it.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

class RequiresTest {
  @Test
  void aNameThatNoTestNeedsIsRefusedWithTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Required.parse("tshark,kernal"))
        .withMessageContaining("'kernal'")
        .withMessageContaining("kernel, tshark");
  }

  @Test
  void aListIsReadWithBlanksAndInAnyCase() {
    assertThat(Required.parse(" Tshark, kernel,").needs())
        .containsExactly(Need.KERNEL, Need.TSHARK);
    assertThat(Required.parse("").needs()).isEmpty();
  }

  @Test
  void aProcessWithoutCapabilitiesLacksTheKernel() {
    assertThat(Kernel.lackOfCapabilities("CapEff:\t0000000000000000\n")).isPresent();
    assertThat(Kernel.lackOfCapabilities("CapEff:\t0000000000001000\n"))
        .hasValue("the capability CAP_SYS_ADMIN is missing");
    assertThat(Kernel.lackOfCapabilities("CapEff:\t0000000000201000\n")).isEmpty();
  }

  @Test
  void aMissingProgramIsNamed() {
    assertThat(Programs.lack("java-of-nobody")).hasValue("java-of-nobody is not on the PATH");
  }

  @Test
  void theRunningJdkIsFoundAndOneOfNoVersionIsNot() {
    assertThat(Jdks.home(Runtime.version().feature())).isPresent();
    assertThat(Jdks.home(3)).isEmpty();
  }

  @Test
  void whatIsMissingIsSkippedWithAReason() {
    ConditionEvaluationResult result = onMachineWithout(Need.TSHARK, "").evaluate(Need.TSHARK);
    assertThat(result.isDisabled()).isTrue();
    assertThat(result.getReason()).hasValue("tshark is not available: it is gone");
  }

  @Test
  void whatIsMissingFailsWhereItIsRequired() {
    assertThatThrownBy(() -> onMachineWithout(Need.TSHARK, "kernel,tshark").evaluate(Need.TSHARK))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("tshark is not available")
        .hasMessageContaining("faultwire.required");
  }

  @Test
  void whatIsThereRunsAlthoughSomethingElseIsMissing() {
    ConditionEvaluationResult result = onMachineWithout(Need.TSHARK, "").evaluate(Need.REDIS);
    assertThat(result.isDisabled()).isFalse();
  }

  private static RequiresCondition onMachineWithout(Need missing, String required) {
    return new RequiresCondition(
        Required.parse(required),
        need -> need == missing ? Optional.of("it is gone") : Optional.empty());
  }
}
