package org.gajah.commands.alter;

import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.CommandTags;
import org.gajah.commands.database.RenameDatabase;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.NameConflicts;
import org.gajah.commands.object.ObjectCatalog;
import org.gajah.commands.object.ObjectFinder;
import org.gajah.commands.object.ObjectFinder.Located;
import org.gajah.commands.object.ObjectOwners;
import org.gajah.commands.object.Ownership;
import org.gajah.commands.relation.RelationNames;
import org.gajah.commands.relation.TypeRename;
import org.gajah.commands.role.RenameRole;
import org.gajah.commands.rule.RenameRule;
import org.gajah.commands.tablespace.RenameTablespace;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.RenameStmt;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// ALTER ... RENAME. Mirrors `ExecRenameStmt` of `commands/alter.c`.
public final class Rename implements Command {
  private final RenameStmt statement;
  private final CommandSource source;
  private final CommandContext context;
  private final Definer definer;

  public Rename(RenameStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    switch (statement.renameType()) {
      case OBJECT_TABLE,
          OBJECT_INDEX,
          OBJECT_SEQUENCE,
          OBJECT_VIEW,
          OBJECT_MATVIEW,
          OBJECT_FOREIGN_TABLE ->
          relation();
      case OBJECT_COLUMN, OBJECT_ATTRIBUTE -> column();
      case OBJECT_TABCONSTRAINT -> constraint();
      case OBJECT_TYPE, OBJECT_DOMAIN -> type();
      case OBJECT_RULE ->
          new RenameRule(definer)
              .rename(name(), Objects.requireNonNull(statement.subname()), statement.newname());
      case OBJECT_DOMCONSTRAINT, OBJECT_TRIGGER, OBJECT_POLICY ->
          throw PgException.notBuilt("renaming of " + CommandTags.object(statement.renameType()));
      case OBJECT_DATABASE ->
          RenameDatabase.rename(
              definer, Objects.requireNonNull(statement.subname()), statement.newname());
      case OBJECT_TABLESPACE ->
          RenameTablespace.rename(
              definer, Objects.requireNonNull(statement.subname()), statement.newname());
      case OBJECT_ROLE ->
          RenameRole.rename(
              definer, Objects.requireNonNull(statement.subname()), statement.newname());
      case OBJECT_SCHEMA -> schema();
      default -> plain();
    }
    return Completion.of(CommandTags.of(statement));
  }

  private RangeVar name() {
    return Objects.requireNonNull(statement.relation());
  }

  private @Nullable PgClass open(LockMode mode, boolean isRelationItself) {
    int oid =
        context
            .relations()
            .opener()
            .lock(
                name(),
                mode,
                statement.missing_ok(),
                found -> {
                  PgClass row =
                      found == Oid.INVALID ? null : definer.catalog().find(SysCache.RELOID, found);
                  if (row != null) {
                    checkRelation(row, isRelationItself);
                  }
                });
    if (oid == Oid.INVALID) {
      definer.notice("relation \"%s\" does not exist, skipping".formatted(name().relname()));
      return null;
    }
    return definer.catalog().get(SysCache.RELOID, oid);
  }

  private void checkRelation(PgClass row, boolean isRelationItself) {
    new Ownership(definer).requireRelation(row);
    if (!isRelationItself) {
      return;
    }
    if (!definer.privileges().may(ObjectType.OBJECT_SCHEMA, row.relnamespace(), Privilege.CREATE)) {
      throw Denials.noPrivilege(
          ObjectType.OBJECT_SCHEMA,
          Objects.requireNonNull(context.namespaces().nameOf(row.relnamespace())));
    }
    RelationNames.requireKind(statement.renameType(), row);
  }

  private void relation() {
    PgClass row =
        open(
            statement.renameType() == ObjectType.OBJECT_INDEX
                ? LockMode.SHARE_UPDATE_EXCLUSIVE
                : LockMode.ACCESS_EXCLUSIVE,
            true);
    if (row != null) {
      new RelationNames(definer).rename(row.oid(), statement.newname());
    }
  }

  private void column() {
    PgClass row = open(LockMode.ACCESS_EXCLUSIVE, false);
    if (row != null) {
      if (row.reloftype() != Oid.INVALID) {
        throw new PgException(SqlState.WRONG_OBJECT_TYPE, "cannot rename column of typed table");
      }
      new RowTypeUsers(definer).refuseTyped(row, statement.behavior());
      new RelationNames(definer)
          .renameColumn(row, Objects.requireNonNull(statement.subname()), statement.newname());
    }
  }

  private void constraint() {
    PgClass row = open(LockMode.ACCESS_EXCLUSIVE, false);
    if (row == null) {
      return;
    }
    String old = Objects.requireNonNull(statement.subname());
    for (Found<PgConstraint> found :
        definer.catalog().locate(PgConstraint.CONRELID_CONTYPID_CONNAME_INDEX, row.oid(), 0, old)) {
      if (found.row().conindid() != Oid.INVALID && found.row().contype() != 'f') {
        new RelationNames(definer).rename(found.row().conindid(), statement.newname());
      } else {
        RelationNames.renameConstraint(definer, found, statement.newname());
      }
      definer.catalog().changes().relationChanged(row.oid(), false);
      return;
    }
    throw new PgException(
        SqlState.UNDEFINED_OBJECT,
        "constraint \"%s\" for table \"%s\" does not exist".formatted(old, row.relname()));
  }

  private Located find() {
    return Objects.requireNonNull(
        new ObjectFinder(definer, source.text())
            .find(statement.renameType(), object(), LockMode.ACCESS_EXCLUSIVE, false));
  }

  private Node object() {
    Node object = Objects.requireNonNull(statement.object());
    boolean isType =
        statement.renameType() == ObjectType.OBJECT_TYPE
            || statement.renameType() == ObjectType.OBJECT_DOMAIN;
    return isType && object instanceof NodeList list
        ? TypeName.builder().names(list.strings()).typemod(-1).build()
        : object;
  }

  private void type() {
    Located located = find();
    PgType row = definer.types().get(located.address().object());
    new ObjectOwners(definer).require(statement.renameType(), located, object());
    new TypeRename(definer).renameByUser(row, statement.newname());
  }

  private void schema() {
    String old = Objects.requireNonNull(statement.subname());
    PgNamespace row =
        definer.catalog().get(SysCache.NAMESPACEOID, context.namespaces().oid(old, false));
    if (definer.catalog().find(SysCache.NAMESPACENAME, statement.newname()) != null) {
      throw new PgException(
          SqlState.DUPLICATE_SCHEMA, "schema \"%s\" already exists".formatted(statement.newname()));
    }
    definer.privileges().requireOwner(ObjectType.OBJECT_SCHEMA, row.nspowner(), old);
    if (!definer
        .privileges()
        .may(ObjectType.OBJECT_DATABASE, definer.database(), Privilege.CREATE)) {
      throw Denials.noPrivilege(ObjectType.OBJECT_DATABASE, context.namespaces().databaseName());
    }
    if (statement.newname().startsWith("pg_") && !definer.mayChangeCatalogs()) {
      throw new PgException(
              SqlState.RESERVED_NAME,
              "unacceptable schema name \"%s\"".formatted(statement.newname()))
          .detail("The prefix \"pg_\" is reserved for system schemas.");
    }
    Found<PgNamespace> found = definer.writer().locate(SysCache.NAMESPACEOID, row.oid());
    definer
        .writer()
        .update(
            found,
            RowEdit.of(PgNamespace.TABLE, row)
                .set(PgNamespace.ANUM_NSPNAME, statement.newname())
                .row());
  }

  private void plain() {
    Located located = find();
    ObjectCatalog.Editor<?> editor =
        ObjectCatalog.of(located.address().catalog()).edit(definer, located.address().object());
    new ObjectOwners(definer).require(statement.renameType(), located, object());
    if (editor.hasSchema()
        && !definer.privileges().may(ObjectType.OBJECT_SCHEMA, editor.schema(), Privilege.CREATE)) {
      throw Denials.noPrivilege(
          ObjectType.OBJECT_SCHEMA,
          Objects.requireNonNull(context.namespaces().nameOf(editor.schema())));
    }
    new NameConflicts(definer).require(located.address(), statement.newname(), editor.schema());
    editor.name(statement.newname()).save();
  }
}
