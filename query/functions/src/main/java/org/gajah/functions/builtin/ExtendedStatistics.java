package org.gajah.functions.builtin;

import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.gajah.types.text.Byteas;

/// What ANALYZE stores of extended statistics, as text. Mirrors `statistics/mvdistinct.c`,
/// `statistics/dependencies.c` and `statistics/mcv.c`. Both kinds begin with a magic number, a type
/// and how many items there are, 4 bytes each; an item is a number (8 bytes), how many columns it
/// is about, and their numbers (2 bytes each).
public final class ExtendedStatistics {
  private static final int DISTINCT_MAGIC = 0xA352BFA4;
  private static final int DEPENDENCIES_MAGIC = 0xB4549A2C;
  private static final int HEADER = 12;

  private ExtendedStatistics() {}

  @PgFunction("pg_ndistinct_in")
  public static void distinctIn(Slice text, ByteSink out) {
    refuse("pg_ndistinct");
  }

  @PgFunction("pg_dependencies_in")
  public static void dependenciesIn(Slice text, ByteSink out) {
    refuse("pg_dependencies");
  }

  @PgFunction("pg_mcv_list_in")
  public static void commonIn(Slice text, ByteSink out) {
    refuse("pg_mcv_list");
  }

  @PgFunction("pg_node_tree_in")
  public static void treeIn(Slice text, ByteSink out) {
    refuse("pg_node_tree");
  }

  private static void refuse(String type) {
    throw new PgException(SqlState.FEATURE_NOT_SUPPORTED, "cannot accept a value of type " + type);
  }

  @PgFunction("pg_mcv_list_out")
  public static void commonOut(TypeContext context, Slice value, ByteSink out) {
    Byteas.out(context, value.array(), value.from(), value.length(), out);
  }

  @PgFunction({"pg_ndistinct_send", "pg_dependencies_send", "pg_mcv_list_send"})
  public static void send(Slice value, ByteSink out) {
    out.putBytes(value.array(), value.from(), value.length());
  }

  @PgFunction("pg_ndistinct_out")
  public static void distinctOut(Slice value, ByteSink out) {
    int count = count(value, DISTINCT_MAGIC, "ndistinct");
    StringJoiner text = new StringJoiner(", ", "{", "}");
    int at = value.from() + HEADER;
    for (int i = 0; i < count; i++) {
      double distinct = number(value, at);
      int width = LittleEndian.intAt(value.array(), at + Double.BYTES);
      int columns = at + Double.BYTES + Integer.BYTES;
      text.add("\"" + list(0, width, c -> column(value, columns, c)) + "\": " + (int) distinct);
      at = columns + Short.BYTES * width;
    }
    out.putUtf8(text.toString());
  }

  @PgFunction("pg_dependencies_out")
  public static void dependenciesOut(Slice value, ByteSink out) {
    int count = count(value, DEPENDENCIES_MAGIC, "dependency");
    StringJoiner text = new StringJoiner(", ", "{", "}");
    int at = value.from() + HEADER;
    for (int i = 0; i < count; i++) {
      double degree = number(value, at);
      int width = column(value, at + Double.BYTES, 0);
      int columns = at + Double.BYTES + Short.BYTES;
      text.add(
          String.format(
              Locale.ROOT,
              "\"%s => %d\": %f",
              list(0, width - 1, c -> column(value, columns, c)),
              column(value, columns, width - 1),
              degree));
      at = columns + Short.BYTES * width;
    }
    out.putUtf8(text.toString());
  }

  private static int count(Slice value, int magic, String kind) {
    if (value.length() < HEADER || LittleEndian.intAt(value.array(), value.from()) != magic) {
      throw PgException.internal("invalid " + kind + " magic");
    }
    return LittleEndian.intAt(value.array(), value.from() + 8);
  }

  private static double number(Slice value, int at) {
    return Double.longBitsToDouble(LittleEndian.longAt(value.array(), at));
  }

  private static int column(Slice value, int at, int index) {
    int place = at + Short.BYTES * index;
    return (short) (value.array()[place] & 0xFF | value.array()[place + 1] << Byte.SIZE);
  }

  private static String list(int from, int to, IntFunction<Integer> column) {
    StringJoiner text = new StringJoiner(", ");
    for (int i = from; i < to; i++) {
      text.add(column.apply(i).toString());
    }
    return text.toString();
  }
}
