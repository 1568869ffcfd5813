package org.gajah.commands.referential;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.coerce.CoercionPaths;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.object.DependencyType;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgOpclass;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalogfacts.FunctionOid;
import org.gajah.commands.object.ChosenNames;
import org.gajah.commands.object.Definer;
import org.gajah.commands.relation.ConstraintTriggerRows;
import org.gajah.commands.relation.ConstraintTriggerRows.Timing;
import org.gajah.commands.relation.StoredConstraints;
import org.gajah.commands.relation.SystemColumns;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.Constraint;
import org.gajah.nodes.kinds.CoercionContext;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// Adds a foreign key to a table: looks whether it can be, writes it down with its triggers.
/// Mirrors `ATAddForeignKeyConstraint` of `commands/tablecmds.c`.
public final class ForeignKeyDefinition {
  private static final short EQUAL = 3;
  private static final int MAX_KEYS = 32;

  private final Definer definer;
  private final Relation table;
  private final Constraint constraint;

  /// The operators between the columns.
  private record Comparisons(int[] cross, int[] referenced, int[] referencing) {}

  /// @param table as it is now
  public ForeignKeyDefinition(Definer definer, Relation table, Constraint constraint) {
    this.definer = definer;
    this.table = table;
    this.constraint = constraint;
  }

  /// Makes the foreign key. Rows are not looked at.
  ///
  /// @return the constraint's OID
  public int define(String text) {
    String name = name(text);
    Relation referenced = referenced();
    checkTarget(referenced);
    checkPersistence(referenced);
    List<Short> own = numbers(table, constraint.fk_attrs());
    short[] set = setOnDelete(own);
    ReferencedKey key =
        constraint.pk_attrs().isEmpty()
            ? ReferencedKey.primary(referenced)
            : ReferencedKey.of(referenced, numbers(referenced, constraint.pk_attrs()));
    checkPrivilege(referenced, key);
    checkGenerated(own);
    if (own.size() != key.columns().length) {
      throw new PgException(
          SqlState.INVALID_FOREIGN_KEY,
          "number of referencing and referenced columns for foreign key disagree");
    }
    Comparisons operators = comparisons(name, own, referenced, key);
    PgConstraint row = store(name, referenced, own, key, set, operators);
    addTriggers(row);
    return row.oid();
  }

  private String name(String text) {
    StoredConstraints stored = new StoredConstraints(definer, text, table.oid());
    String given = constraint.conname();
    if (given != null) {
      stored.requireFree(given);
      return given;
    }
    ChosenNames names = new ChosenNames(definer.catalog());
    StringBuilder columns = new StringBuilder();
    for (String column : constraint.fk_attrs()) {
      columns.append(columns.isEmpty() ? "" : "_").append(column);
    }
    return names.constraint(table.name(), columns.toString(), "fkey", table.namespace());
  }

  private Relation referenced() {
    return definer
        .context()
        .relations()
        .opener()
        .open(Objects.requireNonNull(constraint.pktable()), LockMode.SHARE_ROW_EXCLUSIVE);
  }

  // May it be?

  private void checkTarget(Relation referenced) {
    switch (referenced.kind()) {
      case PgClass.RELKIND_RELATION -> {}
      case PgClass.RELKIND_PARTITIONED_TABLE ->
          throw PgException.notBuilt("foreign keys to partitioned tables");
      default ->
          throw new PgException(
              SqlState.WRONG_OBJECT_TYPE,
              "referenced relation \"%s\" is not a table".formatted(referenced.name()));
    }
    boolean isCatalog =
        Oid.compare(referenced.oid(), Oid.FIRST_UNPINNED) < 0
            || referenced.namespace() == PgNamespace.PG_TOAST_NAMESPACE;
    if (isCatalog && !definer.mayChangeCatalogs()) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE,
          "permission denied: \"%s\" is a system catalog".formatted(referenced.name()));
    }
  }

  private void checkPersistence(Relation referenced) {
    char other = referenced.row().relpersistence();
    String fault =
        switch (table.row().relpersistence()) {
          case PgClass.RELPERSISTENCE_PERMANENT ->
              other == PgClass.RELPERSISTENCE_PERMANENT
                  ? null
                  : "constraints on permanent tables may reference only permanent tables";
          case PgClass.RELPERSISTENCE_UNLOGGED ->
              other != PgClass.RELPERSISTENCE_TEMP
                  ? null
                  : "constraints on unlogged tables may reference only permanent or unlogged"
                      + " tables";
          default -> ofTemporary(referenced);
        };
    if (fault != null) {
      throw new PgException(SqlState.INVALID_TABLE_DEFINITION, fault);
    }
  }

  private @Nullable String ofTemporary(Relation referenced) {
    if (!referenced.isTemporary()) {
      return "constraints on temporary tables may reference only temporary tables";
    }
    boolean own = !definer.context().namespaces().isForeignTemporary(referenced.namespace());
    return own && !definer.context().namespaces().isForeignTemporary(table.namespace())
        ? null
        : "constraints on temporary tables must involve temporary tables of this session";
  }

  private List<Short> numbers(Relation of, List<String> names) {
    List<Short> result = new ArrayList<>();
    for (String name : names) {
      PgAttribute column = of.column(name);
      if (column == null && SystemColumns.number(name) != 0) {
        throw new PgException(
            SqlState.FEATURE_NOT_SUPPORTED, "system columns cannot be used in foreign keys");
      }
      if (column == null) {
        throw new PgException(
            SqlState.UNDEFINED_COLUMN,
            "column \"%s\" referenced in foreign key constraint does not exist".formatted(name));
      }
      if (result.size() == MAX_KEYS) {
        throw new PgException(
            SqlState.TOO_MANY_COLUMNS,
            "cannot have more than %d keys in a foreign key".formatted(MAX_KEYS));
      }
      result.add(column.attnum());
    }
    return result;
  }

  private short[] setOnDelete(List<Short> own) {
    List<Short> result = new ArrayList<>();
    List<Short> numbers = numbers(table, constraint.fk_del_set_cols());
    for (int i = 0; i < numbers.size(); i++) {
      if (!own.contains(numbers.get(i))) {
        throw new PgException(
            SqlState.INVALID_COLUMN_REFERENCE,
            "column \"%s\" referenced in ON DELETE SET action must be part of foreign key"
                .formatted(constraint.fk_del_set_cols().get(i)));
      }
      if (!result.contains(numbers.get(i))) {
        result.add(numbers.get(i));
      }
    }
    return array(result);
  }

  private static short[] array(List<Short> numbers) {
    short[] result = new short[numbers.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = numbers.get(i);
    }
    return result;
  }

  private void checkPrivilege(Relation referenced, ReferencedKey key) {
    Privileges privileges = definer.privileges();
    if (privileges.may(ObjectType.OBJECT_TABLE, referenced.oid(), Privilege.REFERENCES)) {
      return;
    }
    for (short column : key.columns()) {
      if (!privileges.mayColumn(
          referenced.oid(), column, definer.user(), Privilege.REFERENCES.bit())) {
        throw Denials.noPrivilege(Denials.kindOf(referenced.kind()), referenced.name());
      }
    }
  }

  private void checkGenerated(List<Short> own) {
    for (short number : own) {
      if (table.column(number).attgenerated() == '\0') {
        continue;
      }
      char update = constraint.fk_upd_action();
      char delete = constraint.fk_del_action();
      if (sets(update) || update == ForeignKey.CASCADE) {
        throw generated("ON UPDATE");
      }
      if (sets(delete)) {
        throw generated("ON DELETE");
      }
    }
  }

  private static boolean sets(char action) {
    return action == ForeignKey.SET_NULL || action == ForeignKey.SET_DEFAULT;
  }

  private static PgException generated(String action) {
    return new PgException(
        SqlState.SYNTAX_ERROR,
        "invalid %s action for foreign key constraint containing generated column"
            .formatted(action));
  }

  // Operators

  private Comparisons comparisons(
      String name, List<Short> own, Relation referenced, ReferencedKey key) {
    int count = own.size();
    Comparisons result = new Comparisons(new int[count], new int[count], new int[count]);
    for (int i = 0; i < count; i++) {
      PgAttribute to = referenced.column(key.columns()[i]);
      PgAttribute from = table.column(own.get(i));
      if (!compare(result, i, key.operatorClasses()[i], to.atttypid(), from.atttypid())) {
        throw new PgException(
                SqlState.DATATYPE_MISMATCH,
                "foreign key constraint \"%s\" cannot be implemented".formatted(name))
            .detail(
                "Key columns \"%s\" and \"%s\" are of incompatible types: %s and %s."
                    .formatted(
                        from.attname(),
                        to.attname(),
                        definer.typeNames().format(from.atttypid()),
                        definer.typeNames().format(to.atttypid())));
      }
    }
    return result;
  }

  private boolean compare(Comparisons result, int i, int operatorClass, int to, int from) {
    PgOpclass row = definer.operatorClasses().get(operatorClass);
    Operators operators = new Operators(definer.catalog());
    int family = row.opcfamily();
    int type = row.opcintype();
    int referenced = operators.member(family, type, type, EQUAL);
    if (referenced == Oid.INVALID) {
      throw PgException.internal(
          "missing operator %d(%d,%d) in opfamily %d".formatted(EQUAL, type, type, family));
    }
    int base = definer.types().base(from);
    int cross = operators.member(family, type, base, EQUAL);
    int own = cross == Oid.INVALID ? cross : operators.member(family, base, base, EQUAL);
    if (own == Oid.INVALID) {
      boolean converts =
          new CoercionPaths(definer.context().analysis().lookups())
              .canCoerce(
                  2,
                  new int[] {to, from},
                  new int[] {type, type},
                  CoercionContext.COERCION_IMPLICIT);
      cross = converts ? referenced : Oid.INVALID;
      own = cross;
    }
    result.cross[i] = cross;
    result.referenced[i] = referenced;
    result.referencing[i] = own;
    return own != Oid.INVALID;
  }

  // Rows

  private PgConstraint store(
      String name,
      Relation referenced,
      List<Short> own,
      ReferencedKey key,
      short[] set,
      Comparisons operators) {
    PgConstraint row =
        StoredConstraints.constraint(
                definer, name, table.namespace(), PgConstraint.CONSTRAINT_FOREIGN)
            .set(PgConstraint.ANUM_CONDEFERRABLE, constraint.deferrable())
            .set(PgConstraint.ANUM_CONDEFERRED, constraint.initdeferred())
            .set(PgConstraint.ANUM_CONVALIDATED, constraint.initially_valid())
            .set(PgConstraint.ANUM_CONRELID, table.oid())
            .set(PgConstraint.ANUM_CONINDID, key.index())
            .set(PgConstraint.ANUM_CONFRELID, referenced.oid())
            .set(PgConstraint.ANUM_CONFUPDTYPE, constraint.fk_upd_action())
            .set(PgConstraint.ANUM_CONFDELTYPE, constraint.fk_del_action())
            .set(PgConstraint.ANUM_CONFMATCHTYPE, constraint.fk_matchtype())
            .set(PgConstraint.ANUM_CONNOINHERIT, true)
            .set(PgConstraint.ANUM_CONKEY, array(own))
            .set(PgConstraint.ANUM_CONFKEY, key.columns())
            .set(PgConstraint.ANUM_CONPFEQOP, operators.cross)
            .set(PgConstraint.ANUM_CONPPEQOP, operators.referenced)
            .set(PgConstraint.ANUM_CONFFEQOP, operators.referencing)
            .set(PgConstraint.ANUM_CONFDELSETCOLS, set.length == 0 ? null : set)
            .row();
    definer.writer().insert(row);
    ObjectAddress self = ObjectAddress.of(PgConstraint.TABLE, row.oid());
    StoredConstraints.dependOnColumns(definer, self, table.oid(), array(own), DependencyType.AUTO);
    definer
        .dependencies()
        .recordAll(self, needed(referenced, key, operators), DependencyType.NORMAL);
    definer.nextCommand();
    return row;
  }

  private static List<ObjectAddress> needed(
      Relation referenced, ReferencedKey key, Comparisons operators) {
    List<ObjectAddress> result = new ArrayList<>();
    for (short column : key.columns()) {
      result.add(ObjectAddress.of(PgClass.TABLE, referenced.oid(), column));
    }
    result.add(ObjectAddress.of(PgClass.TABLE, key.index()));
    for (int i = 0; i < key.columns().length; i++) {
      add(result, operators.cross[i]);
      add(result, operators.referenced[i]);
      add(result, operators.referencing[i]);
    }
    return result;
  }

  private static void add(List<ObjectAddress> list, int operator) {
    ObjectAddress address = ObjectAddress.of(PgOperator.TABLE, operator);
    if (!list.contains(address)) {
      list.add(address);
    }
  }

  private void addTriggers(PgConstraint row) {
    Timing own = new Timing(row.condeferrable(), row.condeferred());
    int delete = onDelete(row.confdeltype());
    int update = onUpdate(row.confupdtype());
    boolean lateDelete = delete == FunctionOid.RI_FKEY_NOACTION_DEL;
    boolean lateUpdate = update == FunctionOid.RI_FKEY_NOACTION_UPD;
    action(row, ConstraintTriggerRows.DELETE, delete, lateDelete ? own : Timing.IMMEDIATE);
    action(row, ConstraintTriggerRows.UPDATE, update, lateUpdate ? own : Timing.IMMEDIATE);
    check(row, ConstraintTriggerRows.INSERT, FunctionOid.RI_FKEY_CHECK_INS, own);
    check(row, ConstraintTriggerRows.UPDATE, FunctionOid.RI_FKEY_CHECK_UPD, own);
  }

  private void action(PgConstraint row, int events, int function, Timing timing) {
    new ConstraintTriggerRows(definer)
        .create(
            new ConstraintTriggerRows.Request(
                "RI_ConstraintTrigger_a",
                row.confrelid(),
                row.conrelid(),
                row.conindid(),
                row.oid(),
                events,
                function,
                timing));
  }

  private void check(PgConstraint row, int events, int function, Timing timing) {
    new ConstraintTriggerRows(definer)
        .create(
            new ConstraintTriggerRows.Request(
                "RI_ConstraintTrigger_c",
                row.conrelid(),
                row.confrelid(),
                row.conindid(),
                row.oid(),
                events,
                function,
                timing));
  }

  private static int onDelete(char action) {
    return switch (action) {
      case ForeignKey.RESTRICT -> FunctionOid.RI_FKEY_RESTRICT_DEL;
      case ForeignKey.CASCADE -> FunctionOid.RI_FKEY_CASCADE_DEL;
      case ForeignKey.SET_NULL -> FunctionOid.RI_FKEY_SETNULL_DEL;
      case ForeignKey.SET_DEFAULT -> FunctionOid.RI_FKEY_SETDEFAULT_DEL;
      default -> FunctionOid.RI_FKEY_NOACTION_DEL;
    };
  }

  private static int onUpdate(char action) {
    return switch (action) {
      case ForeignKey.RESTRICT -> FunctionOid.RI_FKEY_RESTRICT_UPD;
      case ForeignKey.CASCADE -> FunctionOid.RI_FKEY_CASCADE_UPD;
      case ForeignKey.SET_NULL -> FunctionOid.RI_FKEY_SETNULL_UPD;
      case ForeignKey.SET_DEFAULT -> FunctionOid.RI_FKEY_SETDEFAULT_UPD;
      default -> FunctionOid.RI_FKEY_NOACTION_UPD;
    };
  }
}
