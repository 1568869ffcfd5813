package org.gajah.commands.object;

import java.util.function.Supplier;
import org.gajah.analyzer.StoredExpressions;
import org.gajah.analyzer.context.StatementText;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.object.ExpressionDependencies;
import org.gajah.catalog.object.ObjectDescriptions;
import org.gajah.catalog.operator.OperatorClasses;
import org.gajah.catalog.privilege.DefaultPrivileges;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.privilege.Roles;
import org.gajah.catalog.rows.SystemCatalogs;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalog.type.TypeNames;
import org.gajah.catalog.type.Types;
import org.gajah.catalogstore.change.CatalogWriter;
import org.gajah.catalogstore.change.Comments;
import org.gajah.catalogstore.change.Dependencies;
import org.gajah.catalogstore.change.NewOids;
import org.gajah.catalogstore.live.LiveCatalog;
import org.gajah.commands.CommandContext;
import org.gajah.expression.ConstantFolder;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.nodes.Expr;

/// What a command works with that makes, changes or drops objects. Made for one command.
public final class Definer {
  private final CommandContext context;
  private final CatalogWriter writer;
  private final NewOids oids;
  private final Dependencies dependencies;
  private final Comments comments;
  private final Types types;
  private final TypeNames typeNames;

  public Definer(CommandContext context) {
    this.context = context;
    this.writer = new CatalogWriter(context.catalog());
    this.oids = new NewOids(context.catalog());
    this.dependencies = new Dependencies(writer);
    this.comments = new Comments(writer);
    this.types = new Types(context.catalog());
    this.typeNames = new TypeNames(types, context.names());
  }

  public CommandContext context() {
    return context;
  }

  public LiveCatalog catalog() {
    return context.catalog();
  }

  public CatalogWriter writer() {
    return writer;
  }

  public NewOids oids() {
    return oids;
  }

  public Dependencies dependencies() {
    return dependencies;
  }

  public Comments comments() {
    return comments;
  }

  public Types types() {
    return types;
  }

  public TypeNames typeNames() {
    return typeNames;
  }

  public OperatorClasses operatorClasses() {
    return new OperatorClasses(types);
  }

  public ExpressionDependencies expressionDependencies() {
    return new ExpressionDependencies(types);
  }

  public ObjectDescriptions descriptions() {
    return new ObjectDescriptions(context.names());
  }

  public Privileges privileges() {
    return context.namespaces().privileges();
  }

  public Roles roles() {
    return privileges().roles();
  }

  public DefaultPrivileges defaultPrivileges() {
    return new DefaultPrivileges(catalog(), roles());
  }

  /// Analyzes expressions that catalogs keep.
  ///
  /// @param text of the command
  public StoredExpressions expressions(String text) {
    return new StoredExpressions(context.analysis(), text);
  }

  /// An expression with all that is immutable computed.
  public Expr fold(Expr expression) {
    return new ConstantFolder(
            context.registry(), context.functions(), ConstantFolder.KnownParameters.NONE)
        .fold(expression);
  }

  public int user() {
    return context.user();
  }

  public int database() {
    return context.process().transaction().database();
  }

  /// Whether definitions of system catalogs may be changed, and relations made beside them.
  public boolean mayChangeCatalogs() {
    return context.session().settings().is(Settings.ALLOW_SYSTEM_TABLE_MODS);
  }

  /// Makes what was done so far visible to what follows.
  public void nextCommand() {
    context.work().nextCommand();
  }

  public void notice(SqlState state, String message) {
    context.session().reporter().report(Severity.NOTICE, state, message);
  }

  public void notice(String message) {
    notice(SqlState.SUCCESSFUL_COMPLETION, message);
  }

  /// Locks an object other than a relation until the transaction ends.
  public void lock(CatalogTable<?> catalog, int object, LockMode mode) {
    context
        .process()
        .locks()
        .acquire(LockTag.object(lockDatabase(catalog.oid()), catalog.oid(), object, 0), mode);
  }

  /// The database in the lock tag of an object of a catalog: none for shared ones.
  public int lockDatabase(int catalog) {
    for (CatalogTable<?> table : SystemCatalogs.ALL) {
      if (table.oid() == catalog) {
        return table.shared() ? Oid.INVALID : database();
      }
    }
    return database();
  }

  /// Does something whose errors belong to a place in the command's text.
  public static <T> T at(String text, int location, Supplier<T> work) {
    return new StatementText(text).at(location, work);
  }

  /// An error at a place in the command's text.
  ///
  /// @param location of a node, in bytes from 0; -1 when unknown
  public static PgException at(String text, int location, PgException fault) {
    if (location < 0 || fault.field(ErrorField.POSITION) != null) {
      return fault;
    }
    return new StatementText(text).at(fault, location);
  }
}
