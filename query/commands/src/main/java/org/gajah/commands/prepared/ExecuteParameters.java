package org.gajah.commands.prepared;

import java.util.List;
import org.gajah.analyzer.StoredExpressions;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Vector;
import org.gajah.commands.CommandContext;
import org.gajah.expression.ConstantFolder;
import org.gajah.expression.Constants;
import org.gajah.nodes.ExecuteStmt;
import org.gajah.nodes.Expr;
import org.gajah.spi.Statement;

/// Computes the values that EXECUTE gives to a prepared statement.
public final class ExecuteParameters {
  private final CommandContext context;
  private final String text;

  /// @param text that the EXECUTE is in
  public ExecuteParameters(CommandContext context, String text) {
    this.context = context;
    this.text = text;
  }

  /// The values, as constant vectors of the parameters' types.
  ///
  /// @throws PgException 42601 when their number is wrong, 42804 when one does not fit
  public Vector[] values(ExecuteStmt statement, Statement prepared) {
    List<Expr> given = statement.params();
    int[] types = prepared.parameterTypes();
    if (given.size() != types.length) {
      throw new PgException(
              SqlState.SYNTAX_ERROR,
              "wrong number of parameters for prepared statement \"%s\""
                  .formatted(statement.name()))
          .detail("Expected %d parameters but got %d.".formatted(types.length, given.size()));
    }
    StoredExpressions analysis = new StoredExpressions(context.analysis(), text);
    Expr[] expressions = new Expr[types.length];
    for (int i = 0; i < types.length; i++) {
      expressions[i] = analysis.executeParameter(given.get(i), i + 1, types[i]);
    }
    ConstantFolder folder =
        new ConstantFolder(
            context.registry(), context.functions(), ConstantFolder.KnownParameters.NONE);
    Vector[] values = new Vector[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] = Constants.vector(folder.evaluate(expressions[i]));
    }
    return values;
  }
}
