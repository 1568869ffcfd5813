package org.gajah.commands.alter;

import java.util.List;
import java.util.function.Consumer;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.object.DropPlan;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgAttrdef;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalog.type.ColumnVersion;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Dropper;
import org.gajah.commands.relation.StorageOptions;
import org.gajah.commands.relation.StoredConstraints;
import org.gajah.commands.relation.SystemColumns;
import org.gajah.commands.table.ColumnRows;
import org.gajah.nodes.AlterTableCmd;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.Expr;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.kinds.DropBehavior;
import org.jspecify.annotations.Nullable;

/// Changes of single columns.
final class ColumnChanges {
  private static final int MAX_STATISTICS = 10000;

  private final Definer definer;
  private final String text;
  private final AlteredTable table;

  ColumnChanges(Definer definer, String text, AlteredTable table) {
    this.definer = definer;
    this.text = text;
    this.table = table;
  }

  /// A column by its name.
  ///
  /// @throws PgException 42703 when there is none; 0A000 for a system column
  static PgAttribute column(Definer definer, AlteredTable table, String name) {
    PgAttribute column = definer.catalog().find(SysCache.ATTNAME, table.oid, name);
    if (column == null || column.attisdropped()) {
      throw new PgException(
          SqlState.UNDEFINED_COLUMN,
          "column \"%s\" of relation \"%s\" does not exist".formatted(name, table.before.name()));
    }
    if (column.attnum() <= 0) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "cannot alter system column \"%s\"".formatted(name));
    }
    return column;
  }

  private PgAttribute column(String name) {
    return column(definer, table, name);
  }

  private void edit(PgAttribute column, Consumer<RowEdit<PgAttribute>> change) {
    Found<PgAttribute> found = definer.writer().locate(SysCache.ATTNUM, table.oid, column.attnum());
    RowEdit<PgAttribute> edit = RowEdit.of(PgAttribute.TABLE, found.row());
    change.accept(edit);
    definer.writer().update(found, edit.row());
  }

  // DROP COLUMN

  void drop(String name, DropBehavior behavior, boolean missingOk) {
    PgAttribute column = definer.types().attribute(table.oid, name);
    if (column == null && SystemColumns.number(name) == 0) {
      String message =
          "column \"%s\" of relation \"%s\" does not exist".formatted(name, table.before.name());
      if (!missingOk) {
        throw new PgException(SqlState.UNDEFINED_COLUMN, message);
      }
      definer.notice(message + ", skipping");
      return;
    }
    if (column == null || column.attnum() <= 0) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "cannot drop system column \"%s\"".formatted(name));
    }
    new Dropper(definer)
        .drop(List.of(ObjectAddress.of(PgClass.TABLE, table.oid, column.attnum())), behavior);
  }

  // Defaults

  void setDefault(String name, @Nullable Expr raw) {
    PgAttribute column = column(name);
    if (column.attidentity() != '\0') {
      PgException fault =
          new PgException(
              SqlState.SYNTAX_ERROR,
              "column \"%s\" of relation \"%s\" is an identity column"
                  .formatted(name, table.before.name()));
      throw raw == null
          ? fault.hint("Use ALTER TABLE ... ALTER COLUMN ... DROP IDENTITY instead.")
          : fault;
    }
    if (column.attgenerated() != '\0') {
      PgException fault =
          new PgException(
              SqlState.SYNTAX_ERROR,
              "column \"%s\" of relation \"%s\" is a generated column"
                  .formatted(name, table.before.name()));
      throw raw == null
          ? fault.hint("Use ALTER TABLE ... ALTER COLUMN ... DROP EXPRESSION instead.")
          : fault.hint("Use ALTER TABLE ... ALTER COLUMN ... SET EXPRESSION instead.");
    }
    dropDefault(column.attnum());
    if (raw != null) {
      StoredConstraints stored = new StoredConstraints(definer, text, table.oid);
      stored.storeDefault(column(name), stored.analyze(raw, column(name)));
    }
  }

  /// Drops the default of a column, if it has one.
  void dropDefault(short number) {
    for (PgAttrdef row : definer.catalog().scan(PgAttrdef.ADRELID_ADNUM_INDEX, table.oid, number)) {
      new Dropper(definer)
          .drop(
              List.of(ObjectAddress.of(PgAttrdef.TABLE, row.oid())),
              DropBehavior.DROP_RESTRICT,
              new DropPlan.Options(true, true, false));
    }
  }

  // NOT NULL

  void setNotNull(String name) {
    PgAttribute column = column(name);
    if (!column.attnotnull()) {
      edit(column, row -> row.set(PgAttribute.ANUM_ATTNOTNULL, true));
      table.checksNulls = true;
    }
  }

  void dropNotNull(String name) {
    PgAttribute column = column(name);
    if (column.attidentity() != '\0') {
      throw new PgException(
          SqlState.SYNTAX_ERROR,
          "column \"%s\" of relation \"%s\" is an identity column"
              .formatted(name, table.before.name()));
    }
    for (PgIndex index : definer.catalog().scan(PgIndex.INDRELID_INDEX, table.oid)) {
      if (!index.indisprimary() && !index.indisreplident()) {
        continue;
      }
      for (int i = 0; i < index.indnkeyatts(); i++) {
        if (index.indkey()[i] == column.attnum()) {
          throw new PgException(
              SqlState.INVALID_TABLE_DEFINITION,
              index.indisprimary()
                  ? "column \"%s\" is in a primary key".formatted(name)
                  : "column \"%s\" is in index used as replica identity".formatted(name));
        }
      }
    }
    if (column.attnotnull()) {
      edit(column, row -> row.set(PgAttribute.ANUM_ATTNOTNULL, false));
    }
  }

  // How values are stored

  void setStatistics(AlterTableCmd command) {
    PgAttribute column = statisticsColumn(command);
    Short target = null;
    if (command.def() != null) {
      int number = ((IntegerNode) command.def()).ival();
      if (number < -1) {
        throw new PgException(
            SqlState.INVALID_PARAMETER_VALUE, "statistics target %d is too low".formatted(number));
      }
      if (number > MAX_STATISTICS) {
        definer
            .context()
            .session()
            .reporter()
            .report(
                Severity.WARNING,
                SqlState.INVALID_PARAMETER_VALUE,
                "lowering statistics target to %d".formatted(MAX_STATISTICS));
        number = MAX_STATISTICS;
      }
      target = number == -1 ? null : Short.valueOf((short) number);
    }
    Short value = target;
    edit(column, row -> row.set(PgAttribute.ANUM_ATTSTATTARGET, value));
  }

  private PgAttribute statisticsColumn(AlterTableCmd command) {
    boolean isIndex = table.before.kind() == PgClass.RELKIND_INDEX;
    PgAttribute column;
    if (command.name() == null) {
      if (!isIndex) {
        throw new PgException(
            SqlState.FEATURE_NOT_SUPPORTED, "cannot refer to non-index column by number");
      }
      column = definer.catalog().find(SysCache.ATTNUM, table.oid, (short) command.num());
      if (column == null) {
        throw new PgException(
            SqlState.UNDEFINED_COLUMN,
            "column number %d of relation \"%s\" does not exist"
                .formatted(command.num(), table.before.name()));
      }
    } else {
      column = column(command.name());
    }
    if (isIndex) {
      PgIndex index = definer.catalog().get(SysCache.INDEXRELID, table.oid);
      boolean included = column.attnum() > index.indnkeyatts();
      if (included || index.indkey()[column.attnum() - 1] != 0) {
        PgException fault =
            new PgException(
                SqlState.FEATURE_NOT_SUPPORTED,
                (included
                        ? "cannot alter statistics on included column \"%s\" of index \"%s\""
                        : "cannot alter statistics on non-expression column \"%s\" of index \"%s\"")
                    .formatted(column.attname(), table.before.name()));
        throw included ? fault : fault.hint("Alter statistics on table column instead.");
      }
    }
    return column;
  }

  void setStorage(String name, String storage) {
    PgAttribute column = column(name);
    char letter =
        new ColumnRows(definer, text).storage(definer.types().get(column.atttypid()), storage);
    edit(column, row -> row.set(PgAttribute.ANUM_ATTSTORAGE, letter));
    onIndexes(column, row -> row.set(PgAttribute.ANUM_ATTSTORAGE, letter));
  }

  void setCompression(String name, String method) {
    PgAttribute column = column(name);
    char letter =
        new ColumnRows(definer, text).compression(definer.types().get(column.atttypid()), method);
    edit(column, row -> row.set(PgAttribute.ANUM_ATTCOMPRESSION, letter));
    onIndexes(column, row -> row.set(PgAttribute.ANUM_ATTCOMPRESSION, letter));
  }

  private void onIndexes(PgAttribute column, Consumer<RowEdit<PgAttribute>> change) {
    for (PgIndex index : definer.catalog().scan(PgIndex.INDRELID_INDEX, table.oid)) {
      for (int i = 0; i < index.indkey().length; i++) {
        if (index.indkey()[i] == column.attnum()) {
          Found<PgAttribute> found =
              definer.writer().locate(SysCache.ATTNUM, index.indexrelid(), (short) (i + 1));
          RowEdit<PgAttribute> edit = RowEdit.of(PgAttribute.TABLE, found.row());
          change.accept(edit);
          definer.writer().update(found, edit.row());
          break;
        }
      }
    }
  }

  void setOptions(String name, List<DefElem> options, boolean resets) {
    PgAttribute column = column(name);
    List<String> now =
        StorageOptions.COLUMN.changed(
            ColumnVersion.without(column.attoptions()), options, null, resets);
    edit(
        column,
        row ->
            row.set(
                PgAttribute.ANUM_ATTOPTIONS, ColumnVersion.with(ColumnVersion.of(column), now)));
  }

  // Generated columns

  void dropExpression(String name, boolean missingOk) {
    PgAttribute column = column(name);
    if (column.attgenerated() == '\0') {
      String message =
          "column \"%s\" of relation \"%s\" is not a stored generated column"
              .formatted(name, table.before.name());
      if (!missingOk) {
        throw new PgException(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, message);
      }
      definer.notice(message + ", skipping");
      return;
    }
    edit(column, row -> row.set(PgAttribute.ANUM_ATTGENERATED, '\0'));
    definer.nextCommand();
    for (PgAttrdef row :
        definer.catalog().scan(PgAttrdef.ADRELID_ADNUM_INDEX, table.oid, column.attnum())) {
      definer.dependencies().forget(PgAttrdef.TABLE.oid(), row.oid(), false);
    }
    definer.nextCommand();
    dropDefault(column.attnum());
  }
}
