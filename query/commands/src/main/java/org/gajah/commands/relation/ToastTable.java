package org.gajah.commands.relation;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.id.Oid;
import org.gajah.catalog.object.DependencyType;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgOpclass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalog.type.Alignment;
import org.gajah.catalog.type.BaseType;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.jspecify.annotations.Nullable;

/// Gives a table its TOAST table, when it needs one. Mirrors `catalog/toasting.c`.
public final class ToastTable {
  /// Rows longer than this are made shorter.
  private static final int THRESHOLD = 2032;

  private static final int BTREE = 403;

  private final Definer definer;

  public ToastTable(Definer definer) {
    this.definer = definer;
  }

  /// Makes the TOAST table of a table that has none.
  ///
  /// @param options as `pg_class` has them
  /// @return whether it needed one
  public boolean createFor(int table, @Nullable List<String> options) {
    PgClass row = definer.catalog().get(SysCache.RELOID, table);
    if (row.reltoastrelid() != Oid.INVALID || !isNeeded(definer.types().attributes(table))) {
      return false;
    }
    create(row, options);
    return true;
  }

  /// Whether rows of some columns can get too long for a page, and something can be done about it.
  private boolean isNeeded(List<PgAttribute> columns) {
    int length = 0;
    boolean unlimited = false;
    boolean toastable = false;
    for (PgAttribute column : columns) {
      if (column.attisdropped()) {
        continue;
      }
      length = aligned(length, column.attalign());
      if (column.attlen() > 0) {
        length += column.attlen();
        continue;
      }
      int longest = MaximumSizes.of(column.atttypid(), column.atttypmod(), definer.context());
      unlimited |= longest < 0;
      length += Math.max(longest, 0);
      toastable |= column.attstorage() != 'p';
    }
    if (!toastable || unlimited) {
      return toastable;
    }
    int header = aligned(23 + (columns.size() + 7) / 8, 'd');
    return header + aligned(length, 'd') > THRESHOLD;
  }

  private static int aligned(int length, char alignment) {
    int unit = Alignment.bytes(alignment);
    return (length + unit - 1) & -unit;
  }

  private void create(PgClass table, @Nullable List<String> options) {
    String name = "pg_toast_" + Oid.toString(table.oid());
    int schema =
        table.relpersistence() == PgClass.RELPERSISTENCE_TEMP
            ? definer.context().namespaces().session().temporaryToastNamespace()
            : PgNamespace.PG_TOAST_NAMESPACE;
    int toast =
        new NewRelation(definer)
            .create(
                new NewRelation.Request(
                    name,
                    schema,
                    table.reltablespace(),
                    table.relowner(),
                    PgClass.RELKIND_TOASTVALUE,
                    table.relpersistence(),
                    columns(),
                    Oid.INVALID,
                    options));
    definer.nextCommand();
    index(table, toast, name, schema);
    Found<PgClass> found = definer.writer().locate(SysCache.RELOID, table.oid());
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgClass.TABLE, found.row()).set(PgClass.ANUM_RELTOASTRELID, toast).row());
    definer
        .dependencies()
        .record(
            ObjectAddress.of(PgClass.TABLE, toast),
            ObjectAddress.of(PgClass.TABLE, table.oid()),
            DependencyType.INTERNAL);
    definer.nextCommand();
  }

  private void index(PgClass table, int toast, String name, int schema) {
    List<NewIndex.KeyColumn> keys = new ArrayList<>();
    keys.add(
        new NewIndex.KeyColumn("chunk_id", 1, null, Oid.INVALID, PgOpclass.OID_BTREE_OPS_OID, 0));
    keys.add(
        new NewIndex.KeyColumn("chunk_seq", 2, null, Oid.INVALID, PgOpclass.INT4_BTREE_OPS_OID, 0));
    new NewIndex(definer)
        .create(
            new NewIndex.Request(
                name + "_index",
                toast,
                schema,
                table.reltablespace(),
                BTREE,
                keys,
                2,
                List.of(),
                NewIndex.Flags.TOAST,
                null));
  }

  private List<PgAttribute> columns() {
    List<PgAttribute> result = new ArrayList<>();
    result.add(column("chunk_id", 1, TypeOid.OID));
    result.add(column("chunk_seq", 2, TypeOid.INT4));
    result.add(column("chunk_data", 3, TypeOid.BYTEA));
    return result;
  }

  private PgAttribute column(String name, int number, int type) {
    return ColumnShape.row(name, number, definer.types().get(type), new BaseType(type, -1))
        .set(PgAttribute.ANUM_ATTSTORAGE, 'p')
        .row();
  }
}
