package org.gajah.commands.alter;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgDepend;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.CommandTags;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.NameConflicts;
import org.gajah.commands.object.ObjectCatalog;
import org.gajah.commands.object.ObjectFinder;
import org.gajah.commands.object.ObjectFinder.Located;
import org.gajah.commands.object.ObjectOwners;
import org.gajah.commands.object.Ownership;
import org.gajah.commands.relation.RelationNames;
import org.gajah.commands.relation.RelationOwner;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.AlterObjectSchemaStmt;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.TypeName;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// ALTER ... SET SCHEMA. Mirrors `AlterTableNamespace` of `commands/tablecmds.c`,
/// `AlterTypeNamespace` of `commands/typecmds.c` and `AlterObjectNamespace` of `commands/alter.c`.
public final class SetSchema implements Command {
  private final AlterObjectSchemaStmt statement;
  private final CommandSource source;
  private final CommandContext context;
  private final Definer definer;
  private final Set<Integer> moved = new HashSet<>();

  public SetSchema(AlterObjectSchemaStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    switch (statement.objectType()) {
      case OBJECT_TABLE, OBJECT_SEQUENCE, OBJECT_VIEW, OBJECT_MATVIEW, OBJECT_FOREIGN_TABLE ->
          relation();
      case OBJECT_TYPE, OBJECT_DOMAIN -> type();
      case OBJECT_EXTENSION -> throw PgException.notBuilt(CommandTags.of(statement));
      default -> plain();
    }
    return Completion.of(CommandTags.of(statement));
  }

  /// The schema to move to.
  private int target() {
    int schema = context.namespaces().oid(statement.newschema(), false);
    definer.privileges().requireSchema(schema, Privilege.CREATE);
    return schema;
  }

  private void check(int old, int schema) {
    if (context.namespaces().isAnyTemporary(schema) || context.namespaces().isAnyTemporary(old)) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "cannot move objects into or out of temporary schemas");
    }
    if (schema == PgNamespace.PG_TOAST_NAMESPACE || old == PgNamespace.PG_TOAST_NAMESPACE) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED, "cannot move objects into or out of TOAST schema");
    }
  }

  private void relation() {
    int oid =
        context
            .relations()
            .opener()
            .lock(
                Objects.requireNonNull(statement.relation()),
                LockMode.ACCESS_EXCLUSIVE,
                statement.missing_ok(),
                found -> {
                  PgClass row =
                      found == Oid.INVALID ? null : definer.catalog().find(SysCache.RELOID, found);
                  if (row != null) {
                    new Ownership(definer).requireRelation(row);
                    RelationNames.requireKind(statement.objectType(), row);
                  }
                });
    if (oid == Oid.INVALID) {
      definer.notice(
          "relation \"%s\" does not exist, skipping".formatted(statement.relation().relname()));
      return;
    }
    PgClass row = definer.catalog().get(SysCache.RELOID, oid);
    switch (row.relkind()) {
      case PgClass.RELKIND_INDEX, PgClass.RELKIND_PARTITIONED_INDEX ->
          throw new PgException(
                  SqlState.WRONG_OBJECT_TYPE,
                  "cannot change schema of index \"%s\"".formatted(row.relname()))
              .hint("Change the schema of the table instead.");
      case PgClass.RELKIND_COMPOSITE_TYPE ->
          throw new PgException(
                  SqlState.WRONG_OBJECT_TYPE,
                  "cannot change schema of composite type \"%s\"".formatted(row.relname()))
              .hint("Use %s instead.".formatted("ALTER TYPE"));
      case PgClass.RELKIND_TOASTVALUE ->
          throw new PgException(
                  SqlState.WRONG_OBJECT_TYPE,
                  "cannot change schema of TOAST table \"%s\"".formatted(row.relname()))
              .hint("Change the schema of the table instead.");
      default -> {}
    }
    if (row.relkind() == PgClass.RELKIND_SEQUENCE) {
      requireUnowned(row);
    }
    int schema = target();
    check(row.relnamespace(), schema);
    moveRelation(row, schema, true);
    if (row.reltype() != Oid.INVALID) {
      moveType(definer.types().get(row.reltype()), schema, false, false);
    }
    for (PgIndex index : definer.catalog().scan(PgIndex.INDRELID_INDEX, oid)) {
      moveRelation(definer.catalog().get(SysCache.RELOID, index.indexrelid()), schema, false);
    }
    for (int sequence : RelationOwner.ownedSequences(definer, oid)) {
      moveRelation(definer.catalog().get(SysCache.RELOID, sequence), schema, true);
    }
    moveConstraints(oid, 0, row.relnamespace(), schema);
  }

  private void requireUnowned(PgClass sequence) {
    for (var row :
        definer.catalog().scan(PgDepend.DEPENDER_INDEX, PgClass.TABLE.oid(), sequence.oid())) {
      if (row.refclassid() == PgClass.TABLE.oid() && row.refobjsubid() != 0) {
        throw new PgException(
                SqlState.FEATURE_NOT_SUPPORTED, "cannot move an owned sequence into another schema")
            .detail(
                "Sequence \"%s\" is linked to table \"%s\"."
                    .formatted(
                        sequence.relname(),
                        definer.catalog().get(SysCache.RELOID, row.refobjid()).relname()));
      }
    }
  }

  private void moveRelation(PgClass row, int schema, boolean hasDependency) {
    if (!moved.add(row.oid()) || row.relnamespace() == schema) {
      return;
    }
    if (definer.catalog().find(SysCache.RELNAMENSP, row.relname(), schema) != null) {
      throw new PgException(
          SqlState.DUPLICATE_TABLE,
          "relation \"%s\" already exists in schema \"%s\""
              .formatted(row.relname(), context.namespaces().nameOf(schema)));
    }
    Found<PgClass> found = definer.writer().locate(SysCache.RELOID, row.oid());
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgClass.TABLE, found.row()).set(PgClass.ANUM_RELNAMESPACE, schema).row());
    if (hasDependency) {
      definer
          .dependencies()
          .change(
              ObjectAddress.of(PgClass.TABLE, row.oid()),
              PgNamespace.TABLE.oid(),
              row.relnamespace(),
              schema);
    }
  }

  private void moveConstraints(int relation, int type, int old, int schema) {
    for (Found<PgConstraint> found :
        definer.catalog().locate(PgConstraint.CONRELID_CONTYPID_CONNAME_INDEX, relation, type)) {
      if (found.row().connamespace() == old && old != schema) {
        definer
            .writer()
            .update(
                found,
                RowEdit.of(PgConstraint.TABLE, found.row())
                    .set(PgConstraint.ANUM_CONNAMESPACE, schema)
                    .row());
      }
    }
  }

  private void type() {
    Node name = Objects.requireNonNull(statement.object());
    Node typeName =
        name instanceof NodeList list
            ? TypeName.builder().names(list.strings()).typemod(-1).build()
            : name;
    Located located =
        Objects.requireNonNull(
            new ObjectFinder(definer, source.text())
                .find(statement.objectType(), typeName, LockMode.ACCESS_EXCLUSIVE, false));
    PgType row = definer.types().get(located.address().object());
    int schema = target();
    new ObjectOwners(definer).require(statement.objectType(), located, typeName);
    check(row.typnamespace(), schema);
    if (row.typtype() == 'c' && context.relations().catalog().get(row.typrelid()).kind() != 'c') {
      throw new PgException(
              SqlState.WRONG_OBJECT_TYPE,
              "%s is a table's row type".formatted(definer.typeNames().format(row.oid())))
          .hint("Use %s instead.".formatted("ALTER TABLE"));
    }
    moveType(row, schema, true, false);
  }

  private void moveType(PgType row, int schema, boolean hasDependency, boolean isArray) {
    if (row.typnamespace() == schema) {
      return;
    }
    if (definer.catalog().find(SysCache.TYPENAMENSP, row.typname(), schema) != null) {
      throw new PgException(
          SqlState.DUPLICATE_OBJECT,
          "type \"%s\" already exists in schema \"%s\""
              .formatted(row.typname(), context.namespaces().nameOf(schema)));
    }
    Found<PgType> found = definer.writer().locate(SysCache.TYPEOID, row.oid());
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgType.TABLE, found.row()).set(PgType.ANUM_TYPNAMESPACE, schema).row());
    if (row.typtype() == 'c' && hasDependency) {
      moveRelation(definer.catalog().get(SysCache.RELOID, row.typrelid()), schema, false);
    }
    if (row.typtype() == 'd') {
      moveConstraints(0, row.oid(), row.typnamespace(), schema);
    }
    if (hasDependency) {
      definer
          .dependencies()
          .change(
              ObjectAddress.of(PgType.TABLE, row.oid()),
              PgNamespace.TABLE.oid(),
              row.typnamespace(),
              schema);
    }
    if (row.typarray() != Oid.INVALID && !isArray) {
      moveType(definer.types().get(row.typarray()), schema, false, true);
    }
  }

  private void plain() {
    Node name = Objects.requireNonNull(statement.object());
    Located located =
        Objects.requireNonNull(
            new ObjectFinder(definer, source.text())
                .find(statement.objectType(), name, LockMode.ACCESS_EXCLUSIVE, false));
    ObjectAddress address = located.address();
    ObjectCatalog.Editor<?> editor =
        ObjectCatalog.of(address.catalog()).edit(definer, address.object());
    int schema = context.namespaces().oid(statement.newschema(), false);
    new ObjectOwners(definer).require(statement.objectType(), located, name);
    definer.privileges().requireSchema(schema, Privilege.CREATE);
    int old = editor.schema();
    check(old, schema);
    if (old == schema) {
      return;
    }
    new NameConflicts(definer).require(address, editor.name(), schema);
    editor.schema(schema).save();
    definer.dependencies().change(address, PgNamespace.TABLE.oid(), old, schema);
  }
}
