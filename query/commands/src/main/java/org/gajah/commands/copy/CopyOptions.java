package org.gajah.commands.copy;

import java.util.List;
import org.gajah.text.encoding.Encoding;
import org.jspecify.annotations.Nullable;

/// The options of a COPY, checked.
///
/// @param delimiter between columns
/// @param nullText how a null is written, in the database's encoding
/// @param defaultText what stands for a column's default; null for nothing
/// @param encoding of the data; null for the client's
/// @param verbose whether each row that is passed over is told
record CopyOptions(
    Format format,
    boolean freeze,
    byte delimiter,
    byte[] nullText,
    byte @Nullable [] defaultText,
    Header header,
    byte quote,
    byte escape,
    Chosen forceQuote,
    Chosen forceNotNull,
    Chosen forceNull,
    @Nullable Encoding encoding,
    boolean ignoresErrors,
    boolean verbose) {
  /// How data is written.
  enum Format {
    TEXT,
    CSV,
    BINARY
  }

  /// Whether the first line holds the names of columns.
  enum Header {
    NONE,
    PRESENT,
    /// And they must be those of the table.
    MATCH
  }

  /// Columns that an option is about.
  ///
  /// @param all whether they are all columns
  /// @param names otherwise, in their order
  record Chosen(boolean all, List<String> names) {
    static final Chosen NONE = new Chosen(false, List.of());

    boolean isEmpty() {
      return !all && names.isEmpty();
    }
  }

  boolean isCsv() {
    return format == Format.CSV;
  }

  boolean isBinary() {
    return format == Format.BINARY;
  }
}
