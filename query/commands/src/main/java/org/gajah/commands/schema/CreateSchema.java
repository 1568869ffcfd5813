package org.gajah.commands.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.SettingSource;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.NewSchema;
import org.gajah.commands.object.Parts;
import org.gajah.commands.object.RoleNames;
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
        statement.schemaname() == null ? definer.roles().name(owner) : statement.schemaname();
    String database = context.namespaces().databaseName();
    if (!definer
        .privileges()
        .may(ObjectType.OBJECT_DATABASE, definer.database(), Privilege.CREATE)) {
      throw Denials.noPrivilege(ObjectType.OBJECT_DATABASE, database);
    }
    definer.roles().requireSetRole(context.user(), owner);
    if (name.startsWith("pg_") && !definer.mayChangeCatalogs()) {
      throw new PgException(
              SqlState.RESERVED_NAME, "unacceptable schema name \"%s\"".formatted(name))
          .detail("The prefix \"pg_\" is reserved for system schemas.");
    }
    if (statement.if_not_exists() && definer.catalog().find(SysCache.NAMESPACENAME, name) != null) {
      definer.notice(
          SqlState.DUPLICATE_SCHEMA, "schema \"%s\" already exists, skipping".formatted(name));
      return Completion.of("CREATE SCHEMA");
    }
    NewSchema.create(definer, name, owner, false);
    definer.nextCommand();
    elements(name, owner);
    return Completion.of("CREATE SCHEMA");
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
    Parts parts = new Parts(definer, source);
    for (Statement element : ordered(name)) {
      parts.run((UtilityStmt) element);
    }
    settings.leave(level, true);
  }

  /// The elements in an order in which they can be made, each in the new schema.
  private List<Statement> ordered(String name) {
    List<Statement> result = new ArrayList<>();
    for (Statement element : statement.schemaElts()) {
      result.add(SchemaElements.in(name, element));
    }
    result.sort(Comparator.comparingInt(SchemaElements::rank));
    return result;
  }
}
