package org.gajah.commands.sequence;

import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.object.DependencyType;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgDepend;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Ownership;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.NodeList;

/// Which column a sequence belongs to. Mirrors `process_owned_by` of `commands/sequence.c`.
final class SequenceOwner {
  private final Definer definer;

  SequenceOwner(Definer definer) {
    this.definer = definer;
  }

  void set(PgClass sequence, DefElem option, boolean forIdentity) {
    DependencyType type = forIdentity ? DependencyType.INTERNAL : DependencyType.AUTO;
    List<String> names = ((NodeList) Objects.requireNonNull(option.arg())).strings();
    Relation table = null;
    PgAttribute column = null;
    if (names.size() == 1) {
      if (!names.getFirst().equals("none")) {
        throw new PgException(SqlState.SYNTAX_ERROR, "invalid OWNED BY option")
            .hint("Specify OWNED BY table.column or OWNED BY NONE.");
      }
    } else {
      table =
          definer
              .context()
              .relations()
              .opener()
              .open(Names.rangeVar(names.subList(0, names.size() - 1)), LockMode.ACCESS_SHARE);
      check(sequence, table);
      column = table.column(names.getLast());
      if (column == null) {
        throw new PgException(
            SqlState.UNDEFINED_COLUMN,
            "column \"%s\" of relation \"%s\" does not exist"
                .formatted(names.getLast(), table.name()));
      }
    }
    if (!forIdentity) {
      requireNoIdentity(sequence);
    }
    definer
        .dependencies()
        .forget(PgClass.TABLE.oid(), sequence.oid(), PgClass.TABLE.oid(), type);
    if (table != null && column != null) {
      definer
          .dependencies()
          .record(
              ObjectAddress.of(PgClass.TABLE, sequence.oid()),
              ObjectAddress.of(PgClass.TABLE, table.oid(), column.attnum()),
              type);
    }
  }

  private static void check(PgClass sequence, Relation table) {
    switch (table.kind()) {
      case PgClass.RELKIND_RELATION,
          PgClass.RELKIND_FOREIGN_TABLE,
          PgClass.RELKIND_VIEW,
          PgClass.RELKIND_PARTITIONED_TABLE -> {}
      default ->
          throw Ownership.wrongKind(
              "sequence cannot be owned by relation \"%s\"".formatted(table.name()),
              table.kind());
    }
    if (sequence.relowner() != table.owner()) {
      throw state("sequence must have same owner as table it is linked to");
    }
    if (sequence.relnamespace() != table.namespace()) {
      throw state("sequence must be in same schema as table it is linked to");
    }
  }

  private static PgException state(String message) {
    return new PgException(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, message);
  }

  private void requireNoIdentity(PgClass sequence) {
    for (PgDepend row :
        definer.catalog().scan(PgDepend.DEPENDER_INDEX, PgClass.TABLE.oid(), sequence.oid())) {
      if (row.refclassid() == PgClass.TABLE.oid()
          && row.deptype() == DependencyType.INTERNAL.code()) {
        throw new PgException(
                SqlState.FEATURE_NOT_SUPPORTED, "cannot change ownership of identity sequence")
            .detail(
                "Sequence \"%s\" is linked to table \"%s\"."
                    .formatted(
                        sequence.relname(),
                        definer.context().relations().catalog().get(row.refobjid()).name()));
      }
    }
  }
}
