package org.gajah.commands.alter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.object.DependencyType;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.object.OwnedSequences;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Dropper;
import org.gajah.commands.object.Parts;
import org.gajah.commands.table.IdentitySequence;
import org.gajah.nodes.AlterSeqStmt;
import org.gajah.nodes.Constraint;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.UtilityStmt;
import org.gajah.nodes.kinds.DropBehavior;
import org.jspecify.annotations.Nullable;

/// Columns that become identities, change the sequence that numbers them, and lose it. Mirrors
/// `ATExecAddIdentity` and its like of `commands/tablecmds.c`.
///
/// @param after collects commands to run when the table is changed
record IdentityChanges(
    Definer definer, Parts parts, AlteredTable table, RangeVar name, List<UtilityStmt> after) {
  void add(String columnName, Constraint definition) {
    PgAttribute planned = definer.catalog().find(SysCache.ATTNAME, table.oid, columnName);
    if (planned == null) {
      throw noColumn(columnName);
    }
    PgClass row = definer.catalog().get(SysCache.RELOID, table.oid);
    IdentitySequence sequence =
        IdentitySequence.of(
            definer,
            parts.source().text(),
            row,
            name,
            columnName,
            planned.atttypid(),
            definition.options());
    parts.run(sequence.before());
    PgAttribute column = ColumnChanges.column(definer, table, columnName);
    if (!column.attnotnull()) {
      throw wrongState(
          column,
          "column \"%s\" of relation \"%s\" must be declared NOT NULL before identity can be"
              + " added");
    }
    if (column.attidentity() != '\0') {
      throw wrongState(column, "column \"%s\" of relation \"%s\" is already an identity column");
    }
    if (column.atthasdef()) {
      throw wrongState(column, "column \"%s\" of relation \"%s\" already has a default value");
    }
    mark(column, definition.generated_when());
    definer.nextCommand();
    after.addAll(sequence.after());
  }

  void set(String columnName, List<DefElem> options) {
    List<DefElem> ofSequence = new ArrayList<>();
    DefElem generated = null;
    for (DefElem option : options) {
      if (!"generated".equals(option.defname())) {
        ofSequence.add(option);
      } else if (generated == null) {
        generated = option;
      } else {
        throw new PgException(SqlState.SYNTAX_ERROR, "conflicting or redundant options");
      }
    }
    PgAttribute planned = definer.catalog().find(SysCache.ATTNAME, table.oid, columnName);
    if (planned == null) {
      throw noColumn(columnName);
    }
    PgClass sequence = sequence(planned.attnum());
    if (sequence != null) {
      RangeVar sequenceName =
          name.toBuilder()
              .relname(sequence.relname())
              .schemaname(definer.context().namespaces().nameOf(sequence.relnamespace()))
              .build();
      parts.run(new AlterSeqStmt(sequenceName, ofSequence, true, false));
    }
    PgAttribute column = ColumnChanges.column(definer, table, columnName);
    if (column.attidentity() == '\0') {
      throw wrongState(column, "column \"%s\" of relation \"%s\" is not an identity column");
    }
    if (generated != null) {
      mark(column, (char) ((IntegerNode) Objects.requireNonNull(generated.arg())).ival());
    }
  }

  private PgException noColumn(String columnName) {
    return new PgException(
        SqlState.UNDEFINED_COLUMN,
        "column \"%s\" of relation \"%s\" does not exist"
            .formatted(columnName, table.before.name()));
  }

  private PgException wrongState(PgAttribute column, String message) {
    return new PgException(
        SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
        message.formatted(column.attname(), table.before.name()));
  }

  private void mark(PgAttribute column, char identity) {
    Found<PgAttribute> found = definer.writer().locate(SysCache.ATTNUM, table.oid, column.attnum());
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgAttribute.TABLE, found.row())
                .set(PgAttribute.ANUM_ATTIDENTITY, identity)
                .row());
  }

  void drop(String name, boolean missingOk) {
    PgAttribute column = ColumnChanges.column(definer, table, name);
    if (column.attidentity() == '\0') {
      String message =
          "column \"%s\" of relation \"%s\" is not an identity column"
              .formatted(name, table.before.name());
      if (!missingOk) {
        throw new PgException(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, message);
      }
      definer.notice(message + ", skipping");
      return;
    }
    mark(column, '\0');
    int sequence = Objects.requireNonNull(sequence(column.attnum())).oid();
    definer
        .dependencies()
        .forget(PgClass.TABLE.oid(), sequence, PgClass.TABLE.oid(), DependencyType.INTERNAL);
    definer.nextCommand();
    new Dropper(definer)
        .drop(List.of(ObjectAddress.of(PgClass.TABLE, sequence)), DropBehavior.DROP_RESTRICT);
  }

  private @Nullable PgClass sequence(short number) {
    return OwnedSequences.ofIdentity(definer.catalog(), table.oid, number);
  }
}
