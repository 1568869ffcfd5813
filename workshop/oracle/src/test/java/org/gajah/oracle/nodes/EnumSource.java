package org.gajah.oracle.nodes;

import java.util.Map;
import java.util.stream.Collectors;

/// Writes the Java source of one of PostgreSQL's enums, not yet formatted.
final class EnumSource {
  private EnumSource() {}

  static String of(CHeaders.Enumeration enumeration, Map<String, Long> values) {
    String name = enumeration.name();
    String constants =
        values.entrySet().stream()
            .map(e -> e.getKey() + "(" + e.getValue() + ")")
            .collect(Collectors.joining(",\n"));
    String cases =
        values.entrySet().stream()
            .map(e -> "case " + e.getValue() + " -> " + e.getKey() + ";\n")
            .collect(Collectors.joining());
    return """
    package org.gajah.nodes.kinds;

    import javax.annotation.processing.Generated;
    import org.gajah.base.error.PgException;

    /// Mirrors `%1$s` of %2$s.
    @Generated("NodeFactsTest")
    public enum %1$s implements PgEnum {
    %3$s;

    private final int value;

    %1$s(int value) { this.value = value; }

    /// The constant with this number in C.
    ///
    /// @throws PgException when there is none
    public static %1$s of(int value) {
      return switch (value) {
        %4$s
        default -> throw PgException.internal("unexpected %1$s: " + value);
      };
    }

    @Override public int value() { return value; }
    }
    """
        .formatted(name, enumeration.header(), constants, cases);
  }
}
