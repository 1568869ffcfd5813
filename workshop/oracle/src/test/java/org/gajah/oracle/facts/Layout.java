package org.gajah.oracle.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gajah.oracle.CProgram;
import org.gajah.oracle.Oracle;

/// A table of constants, each beside the C expression that it must equal.
final class Layout {
  private final List<String> headers;
  private final List<String> expressions = new ArrayList<>();
  private final List<Long> constants = new ArrayList<>();

  private Layout(List<String> headers) {
    this.headers = headers;
  }

  /// Starts a table whose expressions need these headers.
  static Layout of(String... includes) {
    return new Layout(List.of(includes));
  }

  /// Claims that `expression` has the value `constant`; 32-bit constants are taken as unsigned
  /// where the expression is.
  Layout is(String expression, long constant) {
    expressions.add(expression);
    constants.add(constant);
    return this;
  }

  /// Claims the offset of a field.
  Layout at(String struct, String field, long offset) {
    return is("offsetof(" + struct + ", " + field + ")", offset);
  }

  /// Claims the size of a type.
  Layout size(String type, long size) {
    return is("sizeof(" + type + ")", size);
  }

  /// Compares all claims with what the compiler says.
  void check() {
    assertThat(expressions).as("expressions asked twice").doesNotHaveDuplicates();
    List<Long> values = CProgram.values(Oracle.installed(), headers, expressions);
    Map<String, Long> truth = new LinkedHashMap<>();
    Map<String, Long> claims = new LinkedHashMap<>();
    for (int i = 0; i < expressions.size(); i++) {
      truth.put(expressions.get(i), values.get(i));
      claims.put(expressions.get(i), constants.get(i));
    }
    assertThat(claims).containsExactlyEntriesOf(truth);
  }
}
