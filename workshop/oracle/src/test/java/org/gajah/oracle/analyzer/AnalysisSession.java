package org.gajah.oracle.analyzer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.gajah.analyzer.Analyzer;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.analyzer.context.AnalysisSettings;
import org.gajah.analyzer.context.FunctionValues;
import org.gajah.analyzer.context.ParameterTypes;
import org.gajah.base.error.PgException;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.namespace.Namespaces;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.source.CatalogSession;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.source.FixedSession;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.nodes.Query;
import org.gajah.nodes.RawStmt;
import org.gajah.oracle.CatalogSnapshot;
import org.gajah.oracle.types.FixedContext;
import org.gajah.parser.SqlParser;
import org.gajah.parser.lex.ParserOptions;
import org.gajah.text.collation.Collations;
import org.gajah.types.contract.TypeContext;

/// A session for analysis whose catalogs are those of a server at one moment.
///
/// @param context with the search path `public`
record AnalysisSession(AnalysisContext context) {
  private static final int DEEP = 3000;

  static AnalysisSession of(Connection connection) throws SQLException {
    CatalogSource catalog = CatalogSnapshot.read(connection);
    Names names = names(catalog, connection.getCatalog());
    return new AnalysisSession(
        new AnalysisContext(
            names,
            AnalysisSettings.DEFAULT,
            new FunctionValues(new FunctionRegistry(), functions(catalog, names)),
            (relation, mode) -> {},
            notice -> {}));
  }

  private static Names names(CatalogSource catalog, String database) {
    int oid =
        catalog.all(PgDatabase.TABLE).stream()
            .filter(row -> row.datname().equals(database))
            .findFirst()
            .orElseThrow()
            .oid();
    CatalogSession session = FixedSession.of(oid, 10, "public");
    return new Names(new Namespaces(catalog, session, new Privileges(catalog, session)));
  }

  /// What input and output functions may ask.
  private static FunctionContext functions(CatalogSource catalog, Names names) {
    FixedContext types = FixedContext.usual();
    return (FunctionContext)
        Proxy.newProxyInstance(
            FunctionContext.class.getClassLoader(),
            new Class<?>[] {FunctionContext.class},
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() == TypeContext.class) {
                try {
                  return method.invoke(types, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }
              return switch (method.getName()) {
                case "catalog" -> catalog;
                case "names" -> names;
                case "collation" -> Collations.C;
                default -> {
                  if (method.isDefault()) {
                    yield InvocationHandler.invokeDefault(proxy, method, arguments);
                  }
                  throw PgException.notBuilt(method.getName() + " in a test");
                }
              };
            });
  }

  Query analyze(String sql) {
    RawStmt raw = SqlParser.parse(sql, ParserOptions.DEFAULT.withMaxDepth(DEEP)).getFirst();
    return Analyzer.analyze(raw, sql, ParameterTypes.fixed(), context);
  }
}
