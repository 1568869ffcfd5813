package org.gajah.bootstrap.descriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.gajah.base.error.PgException;
import org.junit.jupiter.api.Test;

/// Lines of descriptions that mean nothing are mistakes, and found.
final class DescriptionLinesTest {
  private static DescriptionLines lines(String... lines) {
    return DescriptionLines.of("x.tsv", Stream.of(lines));
  }

  @Test
  void theLineThatNamesMostTypesCounts() {
    DescriptionLines lines =
        lines("# for people", "", "abs\tany", "abs(*)\tone", "abs(int4)\tfour", "now()\ttime");
    assertThat(lines.find("abs", List.of("int4"))).isEqualTo("four");
    assertThat(lines.find("abs", List.of("int8"))).isEqualTo("one");
    assertThat(lines.find("abs", List.of("int8", "int8"))).isEqualTo("any");
    assertThat(lines.find("now")).isEqualTo("time");
    assertThat(lines.find("now", List.of("int4"))).isNull();
    lines.requireUsed();
  }

  @Test
  void aLineThatNothingNeedsIsRefused() {
    DescriptionLines lines = lines("abs\tany", "abz(int4)\tfour", "abs(int44)\tfour");
    assertThat(lines.find("abs", List.of("int4"))).isEqualTo("any");
    assertThatThrownBy(lines::requireUsed)
        .isInstanceOf(PgException.class)
        .hasMessageContaining("x.tsv describes what is not there: abz(int4) abs(int44)");
  }

  @Test
  void aLineWithoutTextAndASecondOneAreRefused() {
    assertThatThrownBy(() -> lines("abs any")).hasMessageContaining("x.tsv has no tab in");
    assertThatThrownBy(() -> lines("abs\ta", "abs\tb"))
        .hasMessageContaining("x.tsv has \"abs\" twice");
  }
}
