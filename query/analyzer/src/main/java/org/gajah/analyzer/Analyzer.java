package org.gajah.analyzer;

import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.analyzer.context.ParameterTypes;
import org.gajah.analyzer.context.StatementText;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.Query;
import org.gajah.nodes.RawStmt;

/// Turns a statement as it was parsed into a query in which every name is resolved. Mirrors
/// `parse_analyze_fixedparams()` and `parse_analyze_varparams()` of parser/analyze.c.
public final class Analyzer {
  private static final int MAX_COLUMNS = 1664;

  private Analyzer() {}

  /// The query that a statement means. A utility statement becomes a query that holds it; those
  /// that hold queries (EXPLAIN, DECLARE CURSOR, CREATE TABLE AS, CALL) hold them analyzed.
  ///
  /// @param statement of the text
  /// @param text that the statement was parsed from
  /// @param parameters types of `$n`; those that are variable are settled
  /// @throws PgException when the statement makes no sense, with PostgreSQL's SQLSTATE, message and
  ///   position
  public static Query analyze(
      RawStmt statement, String text, ParameterTypes parameters, AnalysisContext context) {
    Analysis analysis = new Analysis(context, new StatementText(text), parameters);
    Query query = analysis.statements.top(analysis.scope(null), statement.stmt());
    Query placed =
        query.toBuilder()
            .stmt_location(statement.stmt_location())
            .stmt_len(statement.stmt_len())
            .build();
    analysis.params.check(placed);
    requireAllTypes(parameters);
    if (placed.targetList().size() > MAX_COLUMNS) {
      throw new PgException(
          SqlState.TOO_MANY_COLUMNS, "target lists can have at most " + MAX_COLUMNS + " entries");
    }
    return placed;
  }

  /// Parameters that nobody mentions, below some that are mentioned, have no type.
  private static void requireAllTypes(ParameterTypes parameters) {
    int[] types = parameters.types();
    for (int i = 0; parameters.isVariable() && i < types.length; i++) {
      if (types[i] == 0) {
        throw new PgException(
            SqlState.INDETERMINATE_DATATYPE,
            "could not determine data type of parameter $" + (i + 1));
      }
    }
  }
}
