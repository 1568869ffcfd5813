package org.gajah.functions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgInherits;
import org.gajah.catalog.rows.SysCache;
import org.gajah.containers.ArrayValue;
import org.gajah.containers.PlainTypes;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.SetCall;
import org.gajah.parser.lex.KeywordCategory;
import org.gajah.parser.lex.Token;

/// Functions that take the arrays of catalogs apart into rows.
final class CatalogSets {
  private static final int ACL_ITEM_SIZE = 16;
  private static final int ACL_DATA = 20;

  private CatalogSets() {}

  /// Rows that are at hand.
  private interface RowWriter {
    void put(Vector[] columns, int row);
  }

  private static SetCall rows(List<RowWriter> rows) {
    int[] next = new int[1];
    return (columns, maxRows) -> {
      int count = 0;
      for (Vector column : columns) {
        column.ensureCapacity(maxRows);
      }
      while (count < maxRows && next[0] < rows.size()) {
        rows.get(next[0]++).put(columns, count++);
      }
      return count;
    };
  }

  /// Options `name=value` as rows.
  static SetCall options(FunctionContext context, Vector[] arguments, int row) {
    ArrayValue array =
        new ArrayValue(SetFunctions.sliceAt(context, arguments, 0, row), PlainTypes.TEXT);
    List<RowWriter> rows = new ArrayList<>();
    for (int i = 0; i < array.count(); i++) {
      if (array.isNull(i)) {
        continue;
      }
      Slice option = new Slice(array.bytes(), array.start(i), array.length(i));
      int equals = 0;
      while (equals < option.length() && option.byteAt(equals) != '=') {
        equals++;
      }
      int place = equals;
      rows.add((columns, at) -> {
        ((BytesVector) columns[0]).set(at, option.array(), option.from(), place);
        if (place == option.length()) {
          columns[1].setNull(at);
        } else {
          ((BytesVector) columns[1])
              .set(at, option.array(), option.from() + place + 1, option.length() - place - 1);
        }
      });
    }
    return rows(rows);
  }

  /// Entries of an access control list, one row for each privilege.
  static SetCall aclItems(FunctionContext context, Vector[] arguments, int row) {
    Slice acl = SetFunctions.sliceAt(context, arguments, 0, row);
    List<RowWriter> rows = new ArrayList<>();
    for (int at = ACL_DATA; at + ACL_ITEM_SIZE <= acl.length(); at += ACL_ITEM_SIZE) {
      long grantee = StoredValues.read(acl.array(), acl.from() + at, Integer.BYTES);
      long grantor = StoredValues.read(acl.array(), acl.from() + at + 4, Integer.BYTES);
      long bits = StoredValues.read(acl.array(), acl.from() + at + 8, Long.BYTES);
      for (Privilege privilege : Privilege.ALL) {
        if ((bits & privilege.bit()) == 0) {
          continue;
        }
        byte[] name = privilege.word().getBytes(StandardCharsets.US_ASCII);
        boolean grantable = (bits & privilege.grantOption()) != 0;
        rows.add((columns, place) -> {
          ((LongVector) columns[0]).set(place, grantor);
          ((LongVector) columns[1]).set(place, grantee);
          ((BytesVector) columns[2]).set(place, name, 0, name.length);
          ((LongVector) columns[3]).setBoolean(place, grantable);
        });
      }
    }
    return rows(rows);
  }

  /// The words of the language, in their order.
  static SetCall keywords(FunctionContext context, Vector[] arguments, int row) {
    List<RowWriter> rows = new ArrayList<>();
    Arrays.stream(Token.values())
        .filter(token -> token.isKeyword() && token.text() != null)
        .sorted(Comparator.comparing(token -> String.valueOf(token.text())))
        .forEach(token -> rows.add((columns, at) -> putKeyword(token, columns, at)));
    return rows(rows);
  }

  private static void putKeyword(Token token, Vector[] columns, int at) {
    KeywordCategory category = token.category();
    char code = 'R';
    String description = "reserved";
    if (category == KeywordCategory.UNRESERVED) {
      code = 'U';
      description = "unreserved";
    } else if (category == KeywordCategory.COL_NAME) {
      code = 'C';
      description = "unreserved (cannot be function or type name)";
    } else if (category == KeywordCategory.TYPE_FUNC_NAME) {
      code = 'T';
      description = "reserved (can be function or type name)";
    }
    put(columns[0], at, String.valueOf(token.text()));
    ((LongVector) columns[1]).set(at, code);
    ((LongVector) columns[2]).setBoolean(at, token.bareLabel());
    put(columns[3], at, description);
    put(columns[4], at, token.bareLabel() ? "can be bare label" : "requires AS");
  }

  private static void put(Vector column, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ((BytesVector) column).set(at, bytes, 0, bytes.length);
  }

  private static boolean isPartitioned(PgClass row) {
    return row.relispartition()
        || row.relkind() == PgClass.RELKIND_PARTITIONED_TABLE
        || row.relkind() == PgClass.RELKIND_PARTITIONED_INDEX;
  }

  /// The relation that a partition is a partition of, or 0.
  private static int parent(FunctionContext context, PgClass row) {
    if (!row.relispartition()) {
      return 0;
    }
    for (PgInherits link : context.catalog().scan(PgInherits.RELID_SEQNO_INDEX, row.oid())) {
      return link.inhparent();
    }
    return 0;
  }

  /// A partition and what it is a partition of, up to the top.
  static SetCall ancestors(FunctionContext context, Vector[] arguments, int row) {
    List<RowWriter> rows = new ArrayList<>();
    PgClass relation =
        context.catalog().find(SysCache.RELOID, (int) SetFunctions.longAt(arguments, 0, row));
    if (relation == null || !isPartitioned(relation)) {
      return SetFunctions.EMPTY;
    }
    while (relation != null) {
      int oid = relation.oid();
      rows.add((columns, at) -> ((LongVector) columns[0]).set(at, oid));
      int parent = parent(context, relation);
      relation = parent == 0 ? null : context.catalog().find(SysCache.RELOID, parent);
    }
    return rows(rows);
  }

  /// A partitioned relation with all its partitions, level by level as they are found.
  static SetCall tree(FunctionContext context, Vector[] arguments, int row) {
    PgClass root =
        context.catalog().find(SysCache.RELOID, (int) SetFunctions.longAt(arguments, 0, row));
    if (root == null || !isPartitioned(root)) {
      return SetFunctions.EMPTY;
    }
    List<RowWriter> rows = new ArrayList<>();
    List<PgClass> level = List.of(root);
    for (int depth = 0; !level.isEmpty(); depth++) {
      List<PgClass> next = new ArrayList<>();
      for (PgClass relation : level) {
        rows.add(branch(context, relation, root, depth));
        for (PgInherits link : context.catalog().scan(PgInherits.PARENT_INDEX, relation.oid())) {
          next.add(context.catalog().get(SysCache.RELOID, link.inhrelid()));
        }
      }
      level = next;
    }
    return rows(rows);
  }

  private static RowWriter branch(
      FunctionContext context, PgClass relation, PgClass root, int depth) {
    int parent = parent(context, relation);
    boolean leaf =
        relation.relkind() != PgClass.RELKIND_PARTITIONED_TABLE
            && relation.relkind() != PgClass.RELKIND_PARTITIONED_INDEX;
    return (columns, at) -> {
      ((LongVector) columns[0]).set(at, relation.oid());
      if (parent == 0 && relation.oid() == root.oid()) {
        columns[1].setNull(at);
      } else {
        ((LongVector) columns[1]).set(at, parent);
      }
      ((LongVector) columns[2]).setBoolean(at, leaf);
      ((LongVector) columns[3]).set(at, depth);
    };
  }
}
