package io.faultwire.suites.script.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The subset of Python. The values are those that Python 3.11 prints. */
class ProgramTest {
  private final List<String> printed = new ArrayList<>();
  private final Variables variables = new Variables(printed::add);

  private List<String> run(String code) {
    Program.parse(code).run(variables);
    return printed;
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\0',
      textBlock =
"""
1 + 2 * 3 => 7
(1 + 2) * 3 => 9
7 // 2 => 3
-7 // 2 => -4
-7 % 3 => 2
7 % -3 => -2
7 / 2 => 3.5
2 ** 10 => 1024
-2 ** 2 => -4
2 ** 3 ** 2 => 512
1 << 4 | 1 => 17
6 & 3 ^ 1 => 3
~5 => -6
0xff => 255
2 ** 64 => 18446744073709551616
1.5 * 2 => 3.0
1 < 2 < 3 => True
1 < 3 < 2 => False
3 > 2 == 2 => True
1 == 1.0 => True
1 != 2 and not 2 == 3 => True
0 or 5 => 5
0 and 5 => 0
not 0 => True
not not 0 => False
True + 1 => 2
3 if 0 else 4 => 4
'a' + "b" 'c' => abc
'%d of %d' % (3, 4) => 3 of 4
'%s' % None => None
'%4.2f|%-4d|%x' % (1.005, 7, 255) => 1.00|7   |ff
'100%%' % () => 100%
2 in (1, 2) => True
2 not in [1, 3] => True
'b' in 'abc' => True
None is None => True
1 is not None => True
min(3, 1, 2) => 1
max([3, 9]) => 9
abs(-4) => 4
int(3.9) => 3
len('four') => 4
str(12) + '!' => 12!
(1, 'a') => (1, 'a')
(1,) => (1,)
'it\\'s' => it's
""")
  void expressionsHaveTheValuesOfPython(String expression, String value) {
    assertThat(run("print(" + expression + ")")).containsExactly(value);
  }

  @Test
  void statementsAreSeparatedByLinesAndSemicolons() {
    run(
        """
        cwnd = 10; cwnd += 2  # two more
        assert cwnd == 12, cwnd; \\
        assert cwnd > 3
        pass
        limit = (1 +
          2)
        cwnd //= limit
        print('cwnd', cwnd, limit)
        """
            .strip());
    assertThat(printed).containsExactly("cwnd 4 3");
  }

  @Test
  void aFailedAssertionTellsTheLineAndTheValues() {
    variables.set("tcpi_snd_cwnd", BigInteger.TEN);
    assertThatThrownBy(() -> run("n = 2\nassert tcpi_snd_cwnd == n * 4, tcpi_snd_cwnd"))
        .isInstanceOfSatisfying(
            CodeFailure.class,
            failure -> {
              assertThat(failure.line()).isOne();
              assertThat(failure.condition()).isEqualTo("tcpi_snd_cwnd == n * 4");
              assertThat(failure.values()).isEqualTo("n is 2, tcpi_snd_cwnd is 10");
            });
    assertThatThrownBy(() -> run("assert 1 == 2, 'one is %d' % 1"))
        .hasMessageContaining("'1 == 2' does not hold: (one is 1)");
  }

  @Test
  void namesWithoutAValueAreFoundInAdvance() {
    Program program = Program.parse("a = b + 1; print(a, c); assert a < d, e");
    Set<String> known = new TreeSet<>(Set.of("d"));
    assertThat(program.missing(known)).containsExactly("b", "c", "e");
    assertThat(known).contains("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\0',
      textBlock =
"""
if a: b = 1 => the statement 'if' is not done; there are assertions, assignments and print()
f(1) => expected an assertion, an assignment or print(), but found 'f'
x = f(1) => the function f() is not done in expressions
x = a.b => '.' behind a value is not done here
x = a[1] => '[' behind a value is not done here
x = {1: 2} => expected a value, but found '{'
x = 1 + => expected a value, but found the end of the statement
assert => expected a value, but found the end of the statement
x = 1 2 => expected the end of the statement, but found '2'
x = 'abc => a string does not end on its line
x = 012 => the number 012 begins with 0
x = $ => the character '$' has no meaning here
print 1 => expected '(', but found '1'
x = (1 => expected ')', but found the end of the statement
""")
  void theRestIsRefused(String code, String reason) {
    assertThatThrownBy(() -> Program.parse(code))
        .isInstanceOfSatisfying(CodeException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void indentedLinesAreRefusedWithTheirLine() {
    assertThatThrownBy(() -> Program.parse("a = 1\n  b = 2"))
        .isInstanceOfSatisfying(
            CodeException.class,
            e -> {
              assertThat(e.line()).isOne();
              assertThat(e.reason()).contains("indented");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\0',
      textBlock =
"""
x = 1 // 0 => division by zero
x = 1 / 0 => division by zero
x = 1.0 % 0 => division by zero
x = 'a' - 1 => the operator '-' does not fit 'a' and 1
x = 'a' < 1 => there is no order between 'a' and 1
x = 2 ** 5000 => a shift or exponent is 0 to 1024, not 5000
x = '%d' % 'a' => the place '%d' does not fit 'a'
x = '%d %d' % 1 => the text '%d %d' has more places than values
x = '%d' % (1, 2) => the text '%d' has fewer places than values
x = '%999d' % 1 => a place is at most 100 characters wide
x = int('a') => int() does not fit 'a'
x = len(1) => len() does not fit 1
x = abs(1, 2) => abs() takes 1 argument here, but gets 2
x = 1 in 2 => 'in' needs a sequence behind it, not 2
x = y => the variable 'y' has no value
""")
  void whatHasNoValueIsAnError(String code, String reason) {
    assertThatThrownBy(() -> run(code))
        .isInstanceOfSatisfying(CodeException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void deeplyNestedCodeIsRefused() {
    assertThatThrownBy(() -> Program.parse("x = " + "(".repeat(500)))
        .isInstanceOf(CodeException.class)
        .hasMessageContaining("nested too deeply");
    assertThatThrownBy(() -> Program.parse("x = " + "-".repeat(500) + "1"))
        .isInstanceOf(CodeException.class)
        .hasMessageContaining("nested too deeply");
    assertThatThrownBy(() -> run("x = 1" + " + 1".repeat(50_000)))
        .isInstanceOf(CodeException.class)
        .hasMessageContaining("too long");
  }
}
