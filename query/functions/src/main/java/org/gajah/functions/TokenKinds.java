package org.gajah.functions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgTsParser;
import org.gajah.catalog.rows.SysCache;
import org.gajah.functions.builtin.IdentifierList;
import org.gajah.functions.builtin.Texts;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.SetCall;

/// The kinds of tokens that a text search parser finds (`ts_token_type`), numbered from 1. All
/// parsers whose function is `prsd_lextype` find those of the default one.
final class TokenKinds {
  private static final String DEFAULT = "prsd_lextype";

  private static final List<Kind> KINDS =
      List.of(
          new Kind("asciiword", "Word, all ASCII"),
          new Kind("word", "Word, all letters"),
          new Kind("numword", "Word, letters and digits"),
          new Kind("email", "Email address"),
          new Kind("url", "URL"),
          new Kind("host", "Host"),
          new Kind("sfloat", "Scientific notation"),
          new Kind("version", "Version number"),
          new Kind("hword_numpart", "Hyphenated word part, letters and digits"),
          new Kind("hword_part", "Hyphenated word part, all letters"),
          new Kind("hword_asciipart", "Hyphenated word part, all ASCII"),
          new Kind("blank", "Space symbols"),
          new Kind("tag", "XML tag"),
          new Kind("protocol", "Protocol head"),
          new Kind("numhword", "Hyphenated word, letters and digits"),
          new Kind("asciihword", "Hyphenated word, all ASCII"),
          new Kind("hword", "Hyphenated word, all letters"),
          new Kind("url_path", "URL path"),
          new Kind("file", "File or path name"),
          new Kind("float", "Decimal notation"),
          new Kind("int", "Signed integer"),
          new Kind("uint", "Unsigned integer"),
          new Kind("entity", "XML entity"));

  private TokenKinds() {}

  private record Kind(String alias, String description) {}

  static SetCall byOid(FunctionContext context, Vector[] arguments, int row) {
    return of(context, (int) SetFunctions.longAt(arguments, 0, row));
  }

  static SetCall byName(FunctionContext context, Vector[] arguments, int row) {
    Slice name = SetFunctions.sliceAt(context, arguments, 0, row);
    return of(
        context, context.names().textSearchParser(IdentifierList.parse(Texts.of(name)), false));
  }

  private static SetCall of(FunctionContext context, int oid) {
    PgTsParser parser = context.catalog().find(SysCache.TSPARSEROID, oid);
    if (parser == null) {
      throw PgException.internal(
          "cache lookup failed for text search parser " + Integer.toUnsignedString(oid));
    }
    String function = context.catalog().get(SysCache.PROCOID, parser.prslextype()).prosrc();
    if (!function.equals(DEFAULT)) {
      throw PgException.notBuilt("text search parser \"" + parser.prsname() + "\"");
    }
    int[] next = new int[1];
    return (columns, maxRows) -> {
      int count = 0;
      for (Vector column : columns) {
        column.ensureCapacity(maxRows);
      }
      while (count < maxRows && next[0] < KINDS.size()) {
        Kind kind = KINDS.get(next[0]++);
        ((LongVector) columns[0]).set(count, next[0]);
        put(columns[1], count, kind.alias());
        put(columns[2], count++, kind.description());
      }
      return count;
    };
  }

  private static void put(Vector column, int row, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ((BytesVector) column).set(row, bytes, 0, bytes.length);
  }
}
