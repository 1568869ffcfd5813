package org.gajah.commands.alter;

import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.type.Types;
import org.gajah.catalogfacts.RelationOid;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.CommandTags;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.ObjectCatalog;
import org.gajah.commands.object.ObjectFinder;
import org.gajah.commands.object.ObjectFinder.Located;
import org.gajah.commands.object.ObjectOwners;
import org.gajah.commands.object.RoleNames;
import org.gajah.commands.relation.RelationOwner;
import org.gajah.commands.relation.TypeOwner;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.AlterOwnerStmt;
import org.gajah.nodes.Node;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// ALTER ... OWNER TO, of all that is no relation. Mirrors `AlterObjectOwner_internal` of
/// `commands/alter.c`.
public final class AlterOwner implements Command {
  private final AlterOwnerStmt statement;
  private final CommandSource source;
  private final Definer definer;

  public AlterOwner(AlterOwnerStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    int owner = RoleNames.oid(definer, statement.newowner(), false);
    ObjectType type = statement.objectType();
    Node name = Objects.requireNonNull(statement.object());
    Located located =
        Objects.requireNonNull(
            new ObjectFinder(definer, source.text())
                .find(type, name, LockMode.ACCESS_EXCLUSIVE, false));
    ObjectAddress address = located.address();
    if (type == ObjectType.OBJECT_TYPE || type == ObjectType.OBJECT_DOMAIN) {
      type(address.object(), owner, name);
    } else {
      plain(definer, type, address, owner);
    }
    return Completion.of(CommandTags.of(statement));
  }

  /// Gives an object that is no relation and no type another owner.
  public static void give(Definer definer, ObjectAddress object, int owner) {
    ObjectType type =
        switch (object.catalog()) {
          case RelationOid.PG_NAMESPACE -> ObjectType.OBJECT_SCHEMA;
          case RelationOid.PG_DATABASE -> ObjectType.OBJECT_DATABASE;
          case RelationOid.PG_TABLESPACE -> ObjectType.OBJECT_TABLESPACE;
          case RelationOid.PG_PROC -> ObjectType.OBJECT_FUNCTION;
          case RelationOid.PG_OPERATOR -> ObjectType.OBJECT_OPERATOR;
          case RelationOid.PG_OPCLASS -> ObjectType.OBJECT_OPCLASS;
          case RelationOid.PG_OPFAMILY -> ObjectType.OBJECT_OPFAMILY;
          case RelationOid.PG_COLLATION -> ObjectType.OBJECT_COLLATION;
          case RelationOid.PG_CONVERSION -> ObjectType.OBJECT_CONVERSION;
          case RelationOid.PG_LANGUAGE -> ObjectType.OBJECT_LANGUAGE;
          case RelationOid.PG_STATISTIC_EXT -> ObjectType.OBJECT_STATISTIC_EXT;
          case RelationOid.PG_TS_DICT -> ObjectType.OBJECT_TSDICTIONARY;
          case RelationOid.PG_TS_CONFIG -> ObjectType.OBJECT_TSCONFIGURATION;
          case RelationOid.PG_FOREIGN_DATA_WRAPPER -> ObjectType.OBJECT_FDW;
          case RelationOid.PG_FOREIGN_SERVER -> ObjectType.OBJECT_FOREIGN_SERVER;
          default ->
              throw PgException.notBuilt(
                  "giving %s another owner".formatted(definer.descriptions().describe(object)));
        };
    plain(definer, type, object, owner);
  }

  private static void plain(Definer definer, ObjectType type, ObjectAddress address, int owner) {
    ObjectCatalog.Editor<?> editor =
        ObjectCatalog.of(address.catalog()).edit(definer, address.object());
    int old = editor.owner();
    if (old == owner) {
      return;
    }
    if (!definer.roles().isSuperuser(definer.user())) {
      if (!definer.privileges().owns(old, definer.user())) {
        throw Denials.notOwner(type, editor.name());
      }
      definer.roles().requireSetRole(definer.user(), owner);
      requireCreate(definer, type, editor.schema(), owner);
    }
    if (editor.hasAcl()) {
      editor.acl(RelationOwner.newAcl(editor.acl(), old, owner));
    }
    editor.owner(owner).save();
    definer.dependencies().changeOwner(address.catalog(), address.object(), owner);
  }

  private static void requireCreate(Definer definer, ObjectType type, int schema, int owner) {
    if (schema != Oid.INVALID) {
      if (!definer.privileges().may(ObjectType.OBJECT_SCHEMA, schema, owner, Privilege.CREATE)) {
        throw Denials.noPrivilege(
            ObjectType.OBJECT_SCHEMA,
            Objects.requireNonNull(definer.context().namespaces().nameOf(schema)));
      }
    } else if (type == ObjectType.OBJECT_SCHEMA
        && !definer
            .privileges()
            .may(ObjectType.OBJECT_DATABASE, definer.database(), Privilege.CREATE)) {
      throw Denials.noPrivilege(
          ObjectType.OBJECT_DATABASE, definer.context().namespaces().databaseName());
    } else if (type == ObjectType.OBJECT_DATABASE
        && !definer.roles().mayCreateDatabases(definer.user())) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to change owner of database");
    }
  }

  private void type(int type, int owner, Node name) {
    PgType row = definer.types().get(type);
    if (row.typtype() == 'c'
        && definer.context().relations().catalog().get(row.typrelid()).kind() != 'c') {
      throw new PgException(
              SqlState.WRONG_OBJECT_TYPE,
              "%s is a table's row type".formatted(definer.typeNames().format(type)))
          .hint("Use ALTER TABLE instead.");
    }
    if (Types.isTrueArray(row)) {
      throw new PgException(
              SqlState.WRONG_OBJECT_TYPE,
              "cannot alter array type %s".formatted(definer.typeNames().format(type)))
          .hint(
              "You can alter type %s, which will alter the array type as well."
                  .formatted(definer.typeNames().format(row.typelem())));
    }
    if (row.typowner() == owner) {
      return;
    }
    if (!definer.roles().isSuperuser(definer.user())) {
      if (!definer.privileges().owns(row.typowner(), definer.user())) {
        throw Denials.notOwner(ObjectType.OBJECT_TYPE, ObjectOwners.display(name));
      }
      definer.roles().requireSetRole(definer.user(), owner);
      requireCreate(definer, ObjectType.OBJECT_TYPE, row.typnamespace(), owner);
    }
    if (row.typtype() == 'c') {
      new RelationOwner(definer).change(row.typrelid(), owner, true);
    }
    new TypeOwner(definer).changeRow(type, owner, true);
  }
}
