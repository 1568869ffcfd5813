package org.gajah.commands.copy;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gajah.analyzer.context.StatementText;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.commands.OptionValues;
import org.gajah.commands.copy.CopyOptions.Chosen;
import org.gajah.commands.copy.CopyOptions.Format;
import org.gajah.commands.copy.CopyOptions.Header;
import org.gajah.nodes.A_Star;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.text.encoding.Encoding;
import org.jspecify.annotations.Nullable;

/// Reads the options of a COPY. Mirrors `ProcessCopyOptions()` of `commands/copy.c`.
final class CopyOptionReader {
  private static final String NOT_DELIMITERS = "\\.abcdefghijklmnopqrstuvwxyz0123456789";

  private final StatementText text;
  private final Charset charset;
  private final boolean from;
  private final Set<String> seen = new HashSet<>();
  private Format format = Format.TEXT;
  private boolean freeze;
  private @Nullable String delimiter;
  private @Nullable String nullText;
  private @Nullable String defaultText;
  private @Nullable String quote;
  private @Nullable String escape;
  private Header header = Header.NONE;
  private Chosen forceQuote = Chosen.NONE;
  private Chosen forceNotNull = Chosen.NONE;
  private Chosen forceNull = Chosen.NONE;
  private @Nullable Encoding encoding;
  private boolean ignoresErrors;
  private boolean verbose;

  private CopyOptionReader(StatementText text, Charset charset, boolean from) {
    this.text = text;
    this.charset = charset;
    this.from = from;
  }

  /// @param text of the statement, for positions
  /// @param charset how the database's texts are strings
  /// @param from whether it is COPY FROM
  static CopyOptions read(
      List<DefElem> options, StatementText text, Charset charset, boolean from) {
    CopyOptionReader reader = new CopyOptionReader(text, charset, from);
    for (DefElem option : options) {
      reader.read(option);
    }
    return reader.check();
  }

  private void read(DefElem option) {
    String name = option.defname();
    if (!isKnown(name)) {
      throw fault(SqlState.SYNTAX_ERROR, "option \"" + name + "\" not recognized", option);
    }
    if (!seen.add(name)) {
      throw text.at(OptionValues.conflicting(option), option.location());
    }
    switch (name) {
      case "format" -> format = format(option);
      case "freeze" -> freeze = OptionValues.flag(option);
      case "delimiter" -> delimiter = OptionValues.text(option);
      case "null" -> nullText = OptionValues.text(option);
      case "default" -> defaultText = OptionValues.text(option);
      case "header" -> header = header(option);
      case "quote" -> quote = OptionValues.text(option);
      case "escape" -> escape = OptionValues.text(option);
      case "force_quote" -> forceQuote = columns(option);
      case "force_not_null" -> forceNotNull = columns(option);
      case "force_null" -> forceNull = columns(option);
      case "encoding" -> encoding = encoding(option);
      case "on_error" -> ignoresErrors = ignoresErrors(option);
      default -> verbose = verbose(option);
    }
  }

  private static boolean isKnown(String name) {
    return switch (name) {
      case "format",
          "freeze",
          "delimiter",
          "null",
          "default",
          "header",
          "quote",
          "escape",
          "force_quote",
          "force_not_null",
          "force_null",
          "encoding",
          "on_error",
          "log_verbosity" ->
          true;
      default -> false;
    };
  }

  private PgException fault(SqlState state, String message, DefElem option) {
    return text.fault(state, message, option.location());
  }

  private Format format(DefElem option) {
    String value = OptionValues.text(option);
    return switch (value) {
      case "text" -> Format.TEXT;
      case "csv" -> Format.CSV;
      case "binary" -> Format.BINARY;
      default ->
          throw fault(
              SqlState.INVALID_PARAMETER_VALUE,
              "COPY format \"" + value + "\" not recognized",
              option);
    };
  }

  private Header header(DefElem option) {
    Boolean known = option.arg() instanceof NodeList ? null : OptionValues.flagOrNull(option);
    if (known != null) {
      return known ? Header.PRESENT : Header.NONE;
    }
    if (OptionValues.text(option).toLowerCase(Locale.ROOT).equals("match")) {
      if (!from) {
        throw new PgException(
            SqlState.FEATURE_NOT_SUPPORTED,
            "cannot use \"%s\" with HEADER in COPY TO".formatted(OptionValues.text(option)));
      }
      return Header.MATCH;
    }
    throw new PgException(
        SqlState.SYNTAX_ERROR, option.defname() + " requires a Boolean value or \"match\"");
  }

  private Chosen columns(DefElem option) {
    Node value = option.arg();
    if (value instanceof A_Star) {
      return new Chosen(true, List.of());
    }
    if (value instanceof NodeList list) {
      return new Chosen(false, list.strings());
    }
    throw fault(
        SqlState.INVALID_PARAMETER_VALUE,
        "argument to option \"%s\" must be a list of column names".formatted(option.defname()),
        option);
  }

  private Encoding encoding(DefElem option) {
    Encoding named = Encoding.named(OptionValues.text(option));
    if (named == null) {
      throw fault(
          SqlState.INVALID_PARAMETER_VALUE,
          "argument to option \"%s\" must be a valid encoding name".formatted(option.defname()),
          option);
    }
    return named;
  }

  private boolean ignoresErrors(DefElem option) {
    if (!from) {
      throw fault(
          SqlState.INVALID_PARAMETER_VALUE, "COPY ON_ERROR cannot be used with COPY TO", option);
    }
    String value = OptionValues.text(option);
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "stop" -> false;
      case "ignore" -> true;
      default -> throw unknownChoice("ON_ERROR", value, option);
    };
  }

  private boolean verbose(DefElem option) {
    String value = OptionValues.text(option);
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "default" -> false;
      case "verbose" -> true;
      default -> throw unknownChoice("LOG_VERBOSITY", value, option);
    };
  }

  private PgException unknownChoice(String name, String value, DefElem option) {
    return fault(
        SqlState.INVALID_PARAMETER_VALUE,
        "COPY %s \"%s\" not recognized".formatted(name, value),
        option);
  }

  // What goes with what

  private static PgException unsupported(String message) {
    return new PgException(SqlState.FEATURE_NOT_SUPPORTED, message);
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }

  private CopyOptions check() {
    if (format == Format.BINARY) {
      refuseInBinary(delimiter, "DELIMITER");
      refuseInBinary(nullText, "NULL");
      refuseInBinary(defaultText, "DEFAULT");
    }
    boolean csv = format == Format.CSV;
    String separator = delimiter == null ? (csv ? "," : "\t") : delimiter;
    String nothing = nullText == null ? (csv ? "" : "\\N") : nullText;
    checkDelimiter(separator, nothing, csv);
    if (header != Header.NONE && format == Format.BINARY) {
      throw unsupported("cannot specify HEADER in BINARY mode");
    }
    String quoting = quote == null ? "\"" : quote;
    String escaping = escape == null ? quoting : escape;
    checkQuotes(separator, quoting, escaping, csv);
    checkForced(csv);
    if (nothing.contains(separator)) {
      throw invalid("COPY delimiter character must not appear in the NULL specification");
    }
    if (csv && nothing.contains(quoting)) {
      throw invalid("CSV quote character must not appear in the NULL specification");
    }
    if (freeze && !from) {
      throw invalid("COPY FREEZE cannot be used with COPY TO");
    }
    checkDefault(separator, nothing, quoting, csv);
    if (format == Format.BINARY && ignoresErrors) {
      throw new PgException(SqlState.SYNTAX_ERROR, "only ON_ERROR STOP is allowed in BINARY mode");
    }
    return new CopyOptions(
        format,
        freeze,
        (byte) separator.charAt(0),
        nothing.getBytes(charset),
        defaultText == null ? null : defaultText.getBytes(charset),
        header,
        (byte) quoting.charAt(0),
        (byte) escaping.charAt(0),
        forceQuote,
        forceNotNull,
        forceNull,
        encoding,
        ignoresErrors,
        verbose);
  }

  private static void refuseInBinary(@Nullable String value, String name) {
    if (value != null) {
      throw new PgException(
          SqlState.SYNTAX_ERROR, "cannot specify %s in BINARY mode".formatted(name));
    }
  }

  private boolean isOneByte(String value) {
    return value.getBytes(charset).length == 1;
  }

  private void checkDelimiter(String separator, String nothing, boolean csv) {
    if (!isOneByte(separator)) {
      throw unsupported("COPY delimiter must be a single one-byte character");
    }
    if (hasLineEnd(separator)) {
      throw invalid("COPY delimiter cannot be newline or carriage return");
    }
    if (hasLineEnd(nothing)) {
      throw invalid("COPY null representation cannot use newline or carriage return");
    }
    if (defaultText != null && hasLineEnd(defaultText)) {
      throw invalid("COPY default representation cannot use newline or carriage return");
    }
    if (!csv && NOT_DELIMITERS.contains(separator)) {
      throw invalid("COPY delimiter cannot be \"%s\"".formatted(separator));
    }
  }

  private static boolean hasLineEnd(String value) {
    return value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0;
  }

  private void checkQuotes(String separator, String quoting, String escaping, boolean csv) {
    if (!csv && quote != null) {
      throw unsupported("COPY QUOTE requires CSV mode");
    }
    if (csv && !isOneByte(quoting)) {
      throw unsupported("COPY quote must be a single one-byte character");
    }
    if (csv && separator.equals(quoting)) {
      throw invalid("COPY delimiter and quote must be different");
    }
    if (!csv && escape != null) {
      throw unsupported("COPY ESCAPE requires CSV mode");
    }
    if (csv && !isOneByte(escaping)) {
      throw unsupported("COPY escape must be a single one-byte character");
    }
  }

  private void checkForced(boolean csv) {
    checkForced(forceQuote, "FORCE_QUOTE", csv, from, "COPY FROM");
    checkForced(forceNotNull, "FORCE_NOT_NULL", csv, !from, "COPY TO");
    checkForced(forceNull, "FORCE_NULL", csv, !from, "COPY TO");
  }

  private void checkForced(Chosen chosen, String name, boolean csv, boolean wrongWay, String way) {
    if (chosen.isEmpty()) {
      return;
    }
    if (!csv) {
      throw unsupported("COPY " + name + " requires CSV mode");
    }
    if (wrongWay) {
      String message = "COPY %s cannot be used with %s".formatted(name, way);
      throw from ? unsupported(message) : invalid(message);
    }
  }

  private void checkDefault(String separator, String nothing, String quoting, boolean csv) {
    if (defaultText == null) {
      return;
    }
    if (!from) {
      throw unsupported("COPY DEFAULT cannot be used with COPY TO");
    }
    if (defaultText.contains(separator)) {
      throw unsupported("COPY delimiter character must not appear in the DEFAULT specification");
    }
    if (csv && defaultText.contains(quoting)) {
      throw unsupported("CSV quote character must not appear in the DEFAULT specification");
    }
    if (Arrays.equals(nothing.getBytes(charset), defaultText.getBytes(charset))) {
      throw unsupported("NULL specification and DEFAULT specification cannot be the same");
    }
  }
}
