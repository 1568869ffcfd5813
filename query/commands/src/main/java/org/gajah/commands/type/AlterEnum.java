package org.gajah.commands.type;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.rows.PgEnum;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.Definer;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.AlterEnumStmt;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// ALTER TYPE ... ADD VALUE and RENAME VALUE. Mirrors `catalog/pg_enum.c`.
public final class AlterEnum implements Command {
  private final AlterEnumStmt statement;
  private final Definer definer;

  public AlterEnum(AlterEnumStmt statement, CommandContext context) {
    this.statement = statement;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    Completion done = Completion.of("ALTER TYPE");
    int oid =
        definer
            .expressions("")
            .type(TypeName.builder().names(statement.typeName()).typemod(-1).build())
            .type();
    PgType type = definer.types().get(oid);
    if (type.typtype() != 'e') {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE,
          "%s is not an enum".formatted(definer.typeNames().format(oid)));
    }
    if (!definer.privileges().owns(type.typowner(), definer.user())) {
      throw Denials.notOwner(ObjectType.OBJECT_TYPE, definer.typeNames().format(oid));
    }
    definer.lock(PgType.TABLE, oid, LockMode.EXCLUSIVE);
    List<Found<PgEnum>> labels =
        new ArrayList<>(definer.catalog().locate(PgEnum.TYPID_LABEL_INDEX, oid));
    labels.sort(Comparator.comparingDouble(found -> found.row().enumsortorder()));
    if (statement.oldVal() != null) {
      rename(labels);
    } else {
      add(oid, labels);
    }
    return done;
  }

  private static @Nullable Found<PgEnum> find(List<Found<PgEnum>> labels, String label) {
    for (Found<PgEnum> found : labels) {
      if (found.row().enumlabel().equals(label)) {
        return found;
      }
    }
    return null;
  }

  private static PgException missing(String label) {
    return new PgException(
        SqlState.INVALID_PARAMETER_VALUE, "\"%s\" is not an existing enum label".formatted(label));
  }

  private void rename(List<Found<PgEnum>> labels) {
    String old = Objects.requireNonNull(statement.oldVal());
    String now = Objects.requireNonNull(statement.newVal());
    CreateEnum.requireShort(definer, now);
    Found<PgEnum> found = find(labels, old);
    if (found == null) {
      throw missing(old);
    }
    if (find(labels, now) != null) {
      throw new PgException(
          SqlState.DUPLICATE_OBJECT, "enum label \"%s\" already exists".formatted(now));
    }
    definer
        .writer()
        .update(found, RowEdit.of(PgEnum.TABLE, found.row()).set(PgEnum.ANUM_ENUMLABEL, now).row());
  }

  private void add(int type, List<Found<PgEnum>> labels) {
    String label = Objects.requireNonNull(statement.newVal());
    CreateEnum.requireShort(definer, label);
    if (find(labels, label) != null) {
      if (!statement.skipIfNewValExists()) {
        throw new PgException(
            SqlState.DUPLICATE_OBJECT, "enum label \"%s\" already exists".formatted(label));
      }
      definer.notice(
          SqlState.DUPLICATE_OBJECT, "enum label \"%s\" already exists, skipping".formatted(label));
      return;
    }
    float order = order(labels);
    definer.writer().insert(new PgEnum(oid(labels, order), type, order, label));
  }

  /// The new label's place.
  private float order(List<Found<PgEnum>> labels) {
    String neighbor = statement.newValNeighbor();
    if (neighbor == null) {
      return labels.isEmpty() ? 1 : labels.getLast().row().enumsortorder() + 1;
    }
    Found<PgEnum> found = find(labels, neighbor);
    if (found == null) {
      throw missing(neighbor);
    }
    int at = labels.indexOf(found);
    int other = statement.newValIsAfter() ? at + 1 : at - 1;
    float own = found.row().enumsortorder();
    if (other < 0) {
      return own - 1;
    }
    if (other >= labels.size()) {
      return own + 1;
    }
    float next = labels.get(other).row().enumsortorder();
    float middle = (own + next) / 2;
    if (middle == own || middle == next) {
      throw PgException.notBuilt("renumbering of enum labels");
    }
    return middle;
  }

  /// An even OID where OIDs are in the order of the labels, else an odd one.
  private int oid(List<Found<PgEnum>> labels, float order) {
    while (true) {
      int oid = definer.oids().next(PgEnum.OID_INDEX);
      boolean sorted = true;
      for (Found<PgEnum> found : labels) {
        int other = found.row().oid();
        if ((other & 1) == 0) {
          boolean before = found.row().enumsortorder() < order;
          sorted &= before == (Integer.compareUnsigned(other, oid) < 0);
        }
      }
      if (sorted == ((oid & 1) == 0)) {
        return oid;
      }
    }
  }
}
