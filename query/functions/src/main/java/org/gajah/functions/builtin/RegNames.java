package org.gajah.functions.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.namespace.Candidates;
import org.gajah.catalog.namespace.FunctionCall;
import org.gajah.catalog.namespace.FunctionCandidate;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.namespace.OperatorCandidate;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.object.RegisteredNames;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.types.contract.Message;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// The types `regclass`, `regproc` and their like: OIDs that are read and shown as names
/// (`utils/adt/regproc.c`). `regtype` and `regprocedure`, whose texts hold types, are in
/// [RegTypes].
public final class RegNames {
  private RegNames() {}

  /// A number, or the `-` that stands for none; null for a name.
  static @Nullable Integer number(Slice text) {
    if (text.length() == 1 && text.byteAt(0) == '-') {
      return 0;
    }
    if (text.length() == 0) {
      return null;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      byte letter = text.byteAt(i);
      if (letter < '0' || letter > '9') {
        return null;
      }
      value = Math.min(value * 10 + letter - '0', 1L << 40);
    }
    if (value > 0xFFFF_FFFFL) {
      throw new PgException(
          SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
          "value \"" + Texts.of(text) + "\" is out of range for type oid");
    }
    return (int) value;
  }

  static Slice slice(byte[] text, int from, int length) {
    return new Slice(text, from, length);
  }

  /// Appends a name, `-` for 0, or the number of what is not there.
  static void put(int oid, @Nullable String name, ByteSink out) {
    if (oid == 0) {
      out.putByte('-');
    } else {
      out.putUtf8(name == null ? Integer.toUnsignedString(oid) : name);
    }
  }

  static RegisteredNames names(FunctionContext context) {
    return new RegisteredNames(context.names());
  }

  private static @Nullable Integer orNull(ToIntFunction<List<String>> lookup, Slice name) {
    Integer number = number(name);
    if (number != null) {
      return number;
    }
    int oid = lookup.applyAsInt(IdentifierList.parse(Texts.of(name)));
    return oid == 0 ? null : Integer.valueOf(oid);
  }

  // regclass

  /// The cast from `text` takes no numbers.
  @PgFunction("text_regclass")
  public static int relationNamed(FunctionContext context, Slice name) {
    return Definitions.relation(context, name, false);
  }

  @PgFunction("regclassin")
  public static int relation(FunctionContext context, Slice name) {
    Integer number = number(name);
    return number != null ? number : Definitions.relation(context, name, false);
  }

  @PgFunction("to_regclass")
  public static @Nullable Integer relationOrNull(FunctionContext context, Slice name) {
    return orNull(names -> context.names().relation(Names.rangeVar(names), true), name);
  }

  @PgFunction("regclassout")
  public static void putRelation(FunctionContext context, int oid, ByteSink out) {
    put(oid, names(context).relation(oid), out);
  }

  // regproc

  private static int function(FunctionContext context, List<String> names, boolean missingOk) {
    List<FunctionCandidate> found =
        new Candidates(context.names().namespaces())
            .functions(names, FunctionCall.exactly(-1), missingOk);
    if (found.size() > 1 && !missingOk) {
      throw new PgException(
          SqlState.AMBIGUOUS_FUNCTION,
          "more than one function named \"" + QualifiedName.text(names) + "\"");
    }
    if (found.size() != 1) {
      if (missingOk) {
        return 0;
      }
      throw new PgException(
          SqlState.UNDEFINED_FUNCTION,
          "function \"" + QualifiedName.text(names) + "\" does not exist");
    }
    return found.getFirst().function();
  }

  @PgFunction("regprocin")
  public static int function(FunctionContext context, Slice name) {
    Integer number = number(name);
    return number != null ? number : function(context, IdentifierList.parse(Texts.of(name)), false);
  }

  @PgFunction("to_regproc")
  public static @Nullable Integer functionOrNull(FunctionContext context, Slice name) {
    return orNull(names -> function(context, names, true), name);
  }

  @PgFunction("regprocout")
  public static void putFunction(FunctionContext context, int oid, ByteSink out) {
    put(oid, names(context).function(oid), out);
  }

  // regoper

  @PgFunction("regoperin")
  public static int operator(FunctionContext context, Slice name) {
    if (name.length() == 1 && name.byteAt(0) == '0') {
      return 0;
    }
    Integer number = name.byteAt(0) == '-' ? null : number(name);
    if (number != null) {
      return number;
    }
    List<String> names = operatorName(Texts.of(name));
    List<OperatorCandidate> found =
        new Candidates(context.names().namespaces()).operators(names, '\0', false);
    if (found.isEmpty()) {
      throw new PgException(
          SqlState.UNDEFINED_FUNCTION, "operator does not exist: " + Texts.of(name));
    }
    if (found.size() > 1) {
      throw new PgException(
          SqlState.AMBIGUOUS_FUNCTION, "more than one operator named " + Texts.of(name));
    }
    return found.getFirst().operator();
  }

  /// The parts of an operator's name, of which the last may hold dots no more.
  static List<String> operatorName(String text) {
    int dot = text.lastIndexOf('.');
    if (dot <= 0) {
      return List.of(text);
    }
    List<String> names = new ArrayList<>(IdentifierList.parse(text.substring(0, dot)));
    names.add(text.substring(dot + 1));
    return names;
  }

  @PgFunction("regoperout")
  public static void putOperator(FunctionContext context, int oid, ByteSink out) {
    if (oid == 0) {
      out.putByte('0');
    } else {
      put(oid, names(context).operator(oid), out);
    }
  }

  // regnamespace

  private static String onePart(Slice name) {
    List<String> names = IdentifierList.parse(Texts.of(name));
    if (names.size() != 1) {
      throw new PgException(SqlState.INVALID_NAME, "invalid name syntax");
    }
    return names.getFirst();
  }

  @PgFunction("regnamespacein")
  public static int schema(FunctionContext context, Slice name) {
    Integer number = number(name);
    return number != null ? number : context.names().namespaces().oid(onePart(name), false);
  }

  @PgFunction("to_regnamespace")
  public static @Nullable Integer schemaOrNull(FunctionContext context, Slice name) {
    return orNull(
        names -> names.size() == 1 ? context.names().namespaces().oid(names.getFirst(), true) : 0,
        name);
  }

  @PgFunction("regnamespaceout")
  public static void putSchema(FunctionContext context, int oid, ByteSink out) {
    put(oid, names(context).schema(oid), out);
  }

  // regrole

  @PgFunction("regrolein")
  public static int role(FunctionContext context, Slice name) {
    Integer number = number(name);
    return number != null
        ? number
        : context.names().namespaces().privileges().roles().oid(onePart(name), false);
  }

  @PgFunction("to_regrole")
  public static @Nullable Integer roleOrNull(FunctionContext context, Slice name) {
    return orNull(
        names ->
            names.size() == 1
                ? context.names().namespaces().privileges().roles().oid(names.getFirst(), true)
                : 0,
        name);
  }

  @PgFunction("regroleout")
  public static void putRole(FunctionContext context, int oid, ByteSink out) {
    put(oid, names(context).role(oid), out);
  }

  // regcollation

  @PgFunction("regcollationin")
  public static int collation(FunctionContext context, Slice name) {
    Integer number = number(name);
    return number != null
        ? number
        : context.names().collation(IdentifierList.parse(Texts.of(name)), false);
  }

  @PgFunction("to_regcollation")
  public static @Nullable Integer collationOrNull(FunctionContext context, Slice name) {
    return orNull(names -> context.names().collation(names, true), name);
  }

  @PgFunction("regcollationout")
  public static void putCollation(FunctionContext context, int oid, ByteSink out) {
    put(oid, names(context).collation(oid), out);
  }

  // regconfig and regdictionary

  @PgFunction("regconfigin")
  public static int configuration(FunctionContext context, Slice name) {
    Integer number = number(name);
    return number != null
        ? number
        : context.names().textSearchConfiguration(IdentifierList.parse(Texts.of(name)), false);
  }

  @PgFunction("regconfigout")
  public static void putConfiguration(FunctionContext context, int oid, ByteSink out) {
    put(oid, names(context).configuration(oid), out);
  }

  @PgFunction("regdictionaryin")
  public static int dictionary(FunctionContext context, Slice name) {
    Integer number = number(name);
    return number != null
        ? number
        : context.names().textSearchDictionary(IdentifierList.parse(Texts.of(name)), false);
  }

  @PgFunction("regdictionaryout")
  public static void putDictionary(FunctionContext context, int oid, ByteSink out) {
    put(oid, names(context).dictionary(oid), out);
  }

  // Their binary forms are those of oid.

  @PgFunction({
    "regclassrecv",
    "regprocrecv",
    "regprocedurerecv",
    "regoperrecv",
    "regoperatorrecv",
    "regtyperecv",
    "regnamespacerecv",
    "regrolerecv",
    "regcollationrecv",
    "regconfigrecv",
    "regdictionaryrecv"
  })
  public static int receive(byte[] message, int from, int length) {
    return Message.onlyInt(message, from, length);
  }

  @PgFunction({
    "regclasssend",
    "regprocsend",
    "regproceduresend",
    "regopersend",
    "regoperatorsend",
    "regtypesend",
    "regnamespacesend",
    "regrolesend",
    "regcollationsend",
    "regconfigsend",
    "regdictionarysend"
  })
  public static void send(int oid, ByteSink out) {
    out.putIntNetwork(oid);
  }
}
