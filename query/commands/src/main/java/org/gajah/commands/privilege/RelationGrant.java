package org.gajah.commands.privilege;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.privilege.Acls;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.AccessPriv;
import org.gajah.nodes.GrantStmt;
import org.gajah.nodes.kinds.ObjectType;

/// GRANT and REVOKE on a relation and its columns. Mirrors `ExecGrant_Relation` and
/// `ExecGrant_Attribute` of `catalog/aclchk.c`.
final class RelationGrant {
  private final Definer definer;
  private final GrantStmt statement;
  private final GrantWishes wishes;

  RelationGrant(Definer definer, GrantStmt statement, GrantWishes wishes) {
    this.definer = definer;
    this.statement = statement;
    this.wishes = wishes;
  }

  void apply(int relation) {
    Found<PgClass> found = definer.writer().locate(SysCache.RELOID, relation);
    PgClass row = found.row();
    checkKind(row);
    boolean isSequence = row.relkind() == PgClass.RELKIND_SEQUENCE;
    ObjectType type = isSequence ? ObjectType.OBJECT_SEQUENCE : ObjectType.OBJECT_TABLE;
    long bits = wishes.privileges();
    if (wishes.all()) {
      bits = Acls.all(type);
    } else if (statement.objtype() == ObjectType.OBJECT_TABLE) {
      bits = fitting(row, isSequence, bits);
    }
    Map<Integer, Long> columns = columns(row, bits);
    if (bits != 0) {
      AclItem[] old = row.relacl();
      AclItem[] now =
          new AclEdit(definer, type, row.relname(), null)
              .change(old, row.relowner(), wishes.with(bits));
      definer
          .writer()
          .update(found, RowEdit.of(PgClass.TABLE, row).set(PgClass.ANUM_RELACL, now).row());
      definer
          .dependencies()
          .changeAcl(ObjectAddress.of(PgClass.TABLE, relation), row.relowner(), old, now);
    }
    AclItem[] ofTable = row.relacl() == null ? Acls.byDefault(type, row.relowner()) : row.relacl();
    columns.forEach((number, wanted) -> column(row, number, wanted, ofTable));
  }

  private void checkKind(PgClass row) {
    switch (row.relkind()) {
      case PgClass.RELKIND_INDEX, PgClass.RELKIND_PARTITIONED_INDEX ->
          throw new PgException(
              SqlState.WRONG_OBJECT_TYPE, "\"%s\" is an index".formatted(row.relname()));
      case PgClass.RELKIND_COMPOSITE_TYPE ->
          throw new PgException(
              SqlState.WRONG_OBJECT_TYPE, "\"%s\" is a composite type".formatted(row.relname()));
      default -> {
        if (statement.objtype() == ObjectType.OBJECT_SEQUENCE
            && row.relkind() != PgClass.RELKIND_SEQUENCE) {
          throw new PgException(
              SqlState.WRONG_OBJECT_TYPE, "\"%s\" is not a sequence".formatted(row.relname()));
        }
      }
    }
  }

  private long fitting(PgClass row, boolean isSequence, long bits) {
    if (isSequence) {
      long possible = Acls.all(ObjectType.OBJECT_SEQUENCE);
      if ((bits & ~possible) != 0) {
        definer
            .context()
            .session()
            .reporter()
            .report(
                Severity.WARNING,
                SqlState.INVALID_GRANT_OPERATION,
                "sequence \"%s\" only supports USAGE, SELECT, and UPDATE privileges"
                    .formatted(row.relname()));
      }
      return bits & possible;
    }
    if ((bits & Privilege.USAGE.bit()) != 0) {
      throw new PgException(
          SqlState.INVALID_GRANT_OPERATION,
          "invalid privilege type %s for %s".formatted("USAGE", "table"));
    }
    return bits;
  }

  // Columns

  /// What is wanted of each column, by its number.
  private Map<Integer, Long> columns(PgClass row, long tableBits) {
    Map<Integer, Long> result = new TreeMap<>();
    long ofColumns = Acls.all(ObjectType.OBJECT_COLUMN);
    if (!wishes.isGrant() && (tableBits & ofColumns) != 0) {
      for (PgAttribute column : definer.catalog().list(SysCache.ATTNUM, row.oid())) {
        if (!column.attisdropped() && column.attacl() != null) {
          result.put((int) column.attnum(), tableBits & ofColumns);
        }
      }
    }
    for (AccessPriv privilege : statement.privileges()) {
      if (privilege.cols().isEmpty()) {
        continue;
      }
      long bit = privilege.priv_name() == null ? ofColumns : columnBit(privilege);
      for (String name : privilege.cols()) {
        PgAttribute column = definer.catalog().find(SysCache.ATTNAME, row.oid(), name);
        if (column == null || column.attisdropped()) {
          throw new PgException(
              SqlState.UNDEFINED_COLUMN,
              "column \"%s\" of relation \"%s\" does not exist".formatted(name, row.relname()));
        }
        result.merge((int) column.attnum(), bit, (a, b) -> a | b);
      }
    }
    return result;
  }

  private static long columnBit(AccessPriv privilege) {
    return GrantWishes.bit(privilege, ObjectType.OBJECT_COLUMN);
  }

  private void column(PgClass table, int number, long bits, AclItem[] ofTable) {
    Found<PgAttribute> found =
        definer.writer().locate(SysCache.ATTNUM, table.oid(), (short) number);
    PgAttribute row = found.row();
    AclItem[] old = row.attacl();
    AclItem[] own = old == null ? Acls.byDefault(ObjectType.OBJECT_COLUMN, table.relowner()) : old;
    AclItem[] together =
        Stream.concat(Arrays.stream(own), Arrays.stream(ofTable)).toArray(AclItem[]::new);
    AclItem[] now =
        new AclEdit(definer, ObjectType.OBJECT_COLUMN, row.attname(), table.relname())
            .change(own, together, table.relowner(), wishes.with(bits));
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgAttribute.TABLE, row)
                .set(PgAttribute.ANUM_ATTACL, now.length == 0 ? null : now)
                .row());
    definer
        .dependencies()
        .changeAcl(
            ObjectAddress.of(PgClass.TABLE, table.oid(), number), table.relowner(), old, now);
  }
}
