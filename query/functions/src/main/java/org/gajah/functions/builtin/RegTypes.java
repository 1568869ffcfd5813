package org.gajah.functions.builtin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.namespace.Candidates;
import org.gajah.catalog.namespace.FunctionCall;
import org.gajah.catalog.namespace.FunctionCandidate;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.rows.SysCache;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.nodes.Node;
import org.gajah.nodes.TypeName;
import org.gajah.parser.ParseMode;
import org.gajah.parser.SqlParser;
import org.gajah.parser.lex.ParserOptions;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// The types `regtype`, `regprocedure` and `regoperator`, whose texts hold names of types as SQL
/// writes them.
public final class RegTypes {
  private RegTypes() {}

  /// The OID of the type that a text names, as in a cast, or 0.
  ///
  /// @param missingOk whether 0 answers a name that is not there
  static int type(FunctionContext context, String text, boolean missingOk) {
    TypeName name = parse(text);
    int oid;
    if (name.names().isEmpty()) {
      oid = name.typeOid();
    } else {
      oid = context.names().type(name.names(), true, missingOk);
    }
    if (oid != 0 && !name.arrayBounds().isEmpty()) {
      oid = context.catalog().get(SysCache.TYPEOID, oid).typarray();
    }
    if (oid == 0 && !missingOk) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "type \""
              + QualifiedName.text(name.names())
              + (name.arrayBounds().isEmpty() ? "" : "[]")
              + "\" does not exist");
    }
    return oid;
  }

  private static TypeName parse(String text) {
    try {
      List<? extends Node> parsed =
          SqlParser.parse(text, ParseMode.TYPE_NAME, ParserOptions.DEFAULT);
      if (parsed.size() == 1 && parsed.getFirst() instanceof TypeName name && !name.setof()) {
        return name;
      }
    } catch (PgException e) {
      throw e.where("invalid type name \"" + text + "\"");
    }
    throw new PgException(SqlState.SYNTAX_ERROR, "invalid type name \"" + text + "\"");
  }

  @PgFunction("regtypein")
  public static int type(FunctionContext context, Slice text) {
    Integer number = RegNames.number(text);
    return number != null ? number : type(context, Texts.of(text), false);
  }

  @PgFunction("to_regtype")
  public static @Nullable Integer typeOrNull(FunctionContext context, Slice text) {
    Integer number = RegNames.number(text);
    int oid = number != null ? number : type(context, Texts.of(text), true);
    return oid == 0 && number == null ? null : Integer.valueOf(oid);
  }

  @PgFunction("regtypeout")
  public static void put(FunctionContext context, int oid, ByteSink out) {
    RegNames.put(oid, RegNames.names(context).type(oid), out);
  }

  /// A name with types in brackets behind it.
  private record Signature(String name, List<String> types) {}

  private static Signature signature(String text) {
    int open = -1;
    boolean quoted = false;
    for (int i = 0; i < text.length() && open < 0; i++) {
      quoted ^= text.charAt(i) == '"';
      open = !quoted && text.charAt(i) == '(' ? i : -1;
    }
    if (open < 0) {
      throw new PgException(SqlState.INVALID_TEXT_REPRESENTATION, "expected a left parenthesis");
    }
    String rest = text.substring(open + 1).stripTrailing();
    if (!rest.endsWith(")")) {
      throw new PgException(SqlState.INVALID_TEXT_REPRESENTATION, "expected a right parenthesis");
    }
    return new Signature(text.substring(0, open), types(rest.substring(0, rest.length() - 1)));
  }

  private static List<String> types(String list) {
    List<String> types = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      char letter = list.charAt(i);
      quoted ^= letter == '"';
      if (!quoted) {
        depth += letter == '(' || letter == '[' ? 1 : letter == ')' || letter == ']' ? -1 : 0;
        if (letter == ',' && depth == 0) {
          types.add(list.substring(start, i).strip());
          start = i + 1;
        }
      }
    }
    if (!list.substring(start).isBlank() || !types.isEmpty()) {
      types.add(list.substring(start).strip());
    }
    return types;
  }

  /// The function that a name with argument types means, or 0.
  static int procedure(FunctionContext context, String text) {
    Signature signature = signature(text);
    int[] types = signature.types().stream().mapToInt(type -> type(context, type, false)).toArray();
    List<FunctionCandidate> found =
        new Candidates(context.names().namespaces())
            .functions(
                IdentifierList.parse(signature.name()), FunctionCall.exactly(types.length), true);
    for (FunctionCandidate candidate : found) {
      if (Arrays.equals(candidate.arguments(), types)) {
        return candidate.function();
      }
    }
    return 0;
  }

  @PgFunction("regprocedurein")
  public static int procedure(FunctionContext context, Slice text) {
    Integer number = RegNames.number(text);
    if (number != null) {
      return number;
    }
    int oid = procedure(context, Texts.of(text));
    if (oid == 0) {
      throw new PgException(
          SqlState.UNDEFINED_FUNCTION, "function \"" + Texts.of(text) + "\" does not exist");
    }
    return oid;
  }

  @PgFunction("to_regprocedure")
  public static @Nullable Integer procedureOrNull(FunctionContext context, Slice text) {
    int oid = procedure(context, Texts.of(text));
    return oid == 0 ? null : oid;
  }

  @PgFunction("regprocedureout")
  public static void putProcedure(FunctionContext context, int oid, ByteSink out) {
    RegNames.put(oid, RegNames.names(context).signatures().function(oid), out);
  }

  @PgFunction("regoperatorin")
  public static int operator(FunctionContext context, Slice text) {
    if (text.length() == 1 && text.byteAt(0) == '0') {
      return 0;
    }
    Integer number = text.byteAt(0) == '-' ? null : RegNames.number(text);
    if (number != null) {
      return number;
    }
    Signature signature = signature(Texts.of(text));
    if (signature.types().size() != 2) {
      throw new PgException(
              signature.types().size() == 1
                  ? SqlState.UNDEFINED_PARAMETER
                  : SqlState.TOO_MANY_ARGUMENTS,
              signature.types().size() == 1 ? "missing argument" : "too many arguments")
          .hint(
              signature.types().size() == 1
                  ? "Use NONE to denote the missing argument of a unary operator."
                  : "Provide two argument types for operator.");
    }
    int[] types =
        signature.types().stream()
            .mapToInt(t -> t.equalsIgnoreCase("none") ? 0 : type(context, t, false))
            .toArray();
    int oid =
        new Candidates(context.names().namespaces())
            .operator(RegNames.operatorName(signature.name().strip()), types[0], types[1]);
    if (oid == 0) {
      throw new PgException(
          SqlState.UNDEFINED_FUNCTION, "operator does not exist: " + Texts.of(text));
    }
    return oid;
  }

  @PgFunction("regoperatorout")
  public static void putOperator(FunctionContext context, int oid, ByteSink out) {
    if (oid == 0) {
      out.putByte('0');
    } else {
      RegNames.put(oid, RegNames.names(context).signatures().operator(oid), out);
    }
  }
}
