package org.gajah.commands.schema;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.SettingSource;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.AclItem;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.object.Definer;
import org.gajah.commands.role.RoleNames;
import org.gajah.commands.table.NoRows;
import org.gajah.nodes.CreateSchemaStmt;
import org.gajah.nodes.Statement;
import org.gajah.nodes.UtilityStmt;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// CREATE SCHEMA. Mirrors `CreateSchemaCommand` of `commands/schemacmds.c`.
public final class CreateSchema implements Command {
  private final CreateSchemaStmt statement;
  private final CommandSource source;
  private final CommandContext context;
  private final Definer definer;

  public CreateSchema(CreateSchemaStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    int owner =
        statement.authrole() == null
            ? context.user()
            : RoleNames.oid(definer, statement.authrole(), false);
    String name =
        statement.schemaname() == null
            ? definer.roles().name(owner)
            : statement.schemaname();
    String database = context.namespaces().databaseName();
    if (!definer
        .privileges()
        .may(ObjectType.OBJECT_DATABASE, definer.database(), Privilege.CREATE)) {
      throw Denials.noPrivilege(ObjectType.OBJECT_DATABASE, database);
    }
    definer.roles().requireSetRole(context.user(), owner);
    if (name.startsWith("pg_")) {
      throw new PgException(
              SqlState.RESERVED_NAME, "unacceptable schema name \"%s\"".formatted(name))
          .detail("The prefix \"pg_\" is reserved for system schemas.");
    }
    if (statement.if_not_exists()
        && definer.catalog().find(SysCache.NAMESPACENAME, name) != null) {
      definer.notice(
          SqlState.DUPLICATE_SCHEMA, "schema \"%s\" already exists, skipping".formatted(name));
      return Completion.of("CREATE SCHEMA");
    }
    create(definer, name, owner, false);
    definer.nextCommand();
    elements(name, owner);
    return Completion.of("CREATE SCHEMA");
  }

  /// Makes a schema.
  ///
  /// @param temporary whether it is for temporary objects, which have no default privileges
  /// @return its OID
  public static int create(Definer definer, String name, int owner, boolean temporary) {
    if (definer.catalog().find(SysCache.NAMESPACENAME, name) != null) {
      throw new PgException(
          SqlState.DUPLICATE_SCHEMA, "schema \"%s\" already exists".formatted(name));
    }
    AclItem[] acl =
        temporary
            ? null
            : definer.defaultPrivileges().of(ObjectType.OBJECT_SCHEMA, owner, Oid.INVALID);
    int oid = definer.oids().next(PgNamespace.OID_INDEX);
    definer.writer().insert(new PgNamespace(oid, name, owner, acl));
    ObjectAddress self = ObjectAddress.of(PgNamespace.TABLE, oid);
    definer.dependencies().recordOwner(self, owner);
    definer.dependencies().changeAcl(self, owner, null, acl);
    return oid;
  }

  /// Makes what is in it, with the schema before all others on the search path.
  private void elements(String name, int owner) {
    if (statement.schemaElts().isEmpty()) {
      return;
    }
    if (owner != context.user()) {
      throw PgException.notBuilt("CREATE SCHEMA with elements of another owner");
    }
    SessionSettings settings = context.session().settings();
    int level = settings.enter();
    String path = settings.show("search_path", true);
    settings.set(
        "search_path",
        path.isBlank() ? QualifiedName.quote(name) : QualifiedName.quote(name) + ", " + path,
        SessionSettings.Scope.TRANSACTION,
        SettingSource.SESSION,
        context.settingChanger());
    for (Statement element : ordered(name)) {
      context
          .command((UtilityStmt) element, source)
          .run(NoRows.INSTANCE, false);
      definer.nextCommand();
    }
    settings.leave(level, true);
  }

  /// The elements in an order in which they can be made, each in the new schema.
  private List<Statement> ordered(String name) {
    List<Statement> result = new ArrayList<>();
    for (Statement element : statement.schemaElts()) {
      result.add(SchemaElements.in(name, element));
    }
    result.sort(java.util.Comparator.comparing(SchemaElements::rank));
    return result;
  }
}
