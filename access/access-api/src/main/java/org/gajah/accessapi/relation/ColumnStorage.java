package org.gajah.accessapi.relation;

import java.util.function.Supplier;
import org.gajah.page.value.ToastCompression;

/// What may be done to long values of an attribute.
///
/// @param strategy `attstorage`
/// @param method `attcompression`; where that leaves it to the session, what the session has set at
///   the moment when a value is compressed
public record ColumnStorage(Strategy strategy, Supplier<ToastCompression> method) {
  /// Values stay as they are.
  public static final ColumnStorage PLAIN =
      new ColumnStorage(Strategy.PLAIN, ToastCompression.PGLZ);

  /// Values are compressed with PostgreSQL's own method, then moved out.
  public static final ColumnStorage EXTENDED =
      new ColumnStorage(Strategy.EXTENDED, ToastCompression.PGLZ);

  /// The same with a method that is always the same.
  public ColumnStorage(Strategy strategy, ToastCompression method) {
    this(strategy, () -> method);
  }

  /// How a value is compressed now.
  public ToastCompression compression() {
    return method.get();
  }

  /// The strategies, with their letters in `pg_attribute`.
  public enum Strategy {
    /// Values stay as they are.
    PLAIN('p'),
    /// Values are compressed, and moved out only when the row does not fit a page otherwise.
    MAIN('m'),
    /// Values are moved out, never compressed.
    EXTERNAL('e'),
    /// Values are compressed, and moved out when that is not enough.
    EXTENDED('x');

    private final char code;

    Strategy(char code) {
      this.code = code;
    }

    public char code() {
      return code;
    }

    /// The strategy with a letter.
    public static Strategy of(char code) {
      return switch (code) {
        case 'm' -> MAIN;
        case 'e' -> EXTERNAL;
        case 'x' -> EXTENDED;
        default -> PLAIN;
      };
    }
  }
}
