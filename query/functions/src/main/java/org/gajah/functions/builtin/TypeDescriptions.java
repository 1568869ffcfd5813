package org.gajah.functions.builtin;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.object.ObjectDescriptions;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.type.TypeNames;
import org.gajah.catalog.type.Types;
import org.gajah.functions.contract.Arguments;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.text.encoding.Encoding;
import org.gajah.types.contract.PgFunction;
import org.jspecify.annotations.Nullable;

/// Names of types, roles and encodings.
public final class TypeDescriptions {
  private TypeDescriptions() {}

  /// Types as the session names them.
  public static TypeNames names(FunctionContext context) {
    return new TypeNames(new Types(context.catalog()), context.names());
  }

  @PgFunction("format_type")
  public static boolean format(
      FunctionContext context, @Nullable Integer type, @Nullable Integer typmod, ByteSink out) {
    return Texts.put(
        type == null
            ? null
            : names(context)
                .formatOrQuestionMarks(type, typmod == null ? -1 : typmod, typmod != null),
        out);
  }

  @PgFunction("oidvectortypes")
  public static void ofVector(FunctionContext context, Slice vector, ByteSink out) {
    int count = (vector.length() - 20) / Integer.BYTES;
    for (int i = 0; i < count; i++) {
      int at = vector.from() + 20 + Integer.BYTES * i;
      int oid = LittleEndian.intAt(vector.array(), at);
      out.putUtf8(i == 0 ? "" : ", ");
      out.putUtf8(names(context).formatOrQuestionMarks(oid, -1, false));
    }
  }

  @PgFunction("pg_typeof")
  public static int typeOf(Arguments arguments) {
    return arguments.type(0);
  }

  @PgFunction("pg_basetype")
  public static @Nullable Integer base(FunctionContext context, int type) {
    return context.catalog().find(SysCache.TYPEOID, type) == null
        ? null
        : Integer.valueOf(new Types(context.catalog()).base(type));
  }

  @PgFunction("pg_get_userbyid")
  public static void role(FunctionContext context, int oid, ByteSink out) {
    PgAuthid row = context.catalog().find(SysCache.AUTHOID, oid);
    Texts.putName(
        row == null ? "unknown (OID=" + Integer.toUnsignedString(oid) + ")" : row.rolname(), out);
  }

  @PgFunction("pg_describe_object")
  public static boolean object(
      FunctionContext context, int catalog, int object, int column, ByteSink out) {
    if (catalog == 0 && object == 0 && column == 0) {
      return false;
    }
    ObjectDescriptions descriptions = new ObjectDescriptions(context.names());
    return Texts.put(descriptions.describeOrNull(new ObjectAddress(catalog, object, column)), out);
  }

  @PgFunction("PG_encoding_to_char")
  public static void encodingName(int number, ByteSink out) {
    Encoding encoding = Encoding.numbered(number);
    Texts.putName(encoding == null ? "" : encoding.name(), out);
  }

  @PgFunction("PG_char_to_encoding")
  public static int encodingNumber(Slice name) {
    String text = Texts.ofName(name);
    boolean some = text.chars().anyMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    Encoding encoding = some ? Encoding.named(text) : null;
    return encoding == null ? -1 : encoding.number();
  }

  @PgFunction("pg_encoding_max_length_sql")
  public static @Nullable Integer encodingWidth(int number) {
    Encoding encoding = Encoding.numbered(number);
    return encoding == null ? null : encoding.maxLength();
  }

  @PgFunction("getdatabaseencoding")
  public static void databaseEncoding(FunctionContext context, ByteSink out) {
    Texts.putName(context.encoding().name(), out);
  }

  @PgFunction("pg_client_encoding")
  public static void clientEncoding(FunctionContext context, ByteSink out) {
    Texts.putName(context.settings().show("client_encoding", false), out);
  }
}
