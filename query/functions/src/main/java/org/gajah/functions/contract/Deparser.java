package org.gajah.functions.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes what catalogs hold as SQL. Implemented where trees can be deparsed. Methods answer null
/// where there is no such object.
public interface Deparser {
  /// @param relation whose columns the expression's variables are, or 0 where it has none
  @Nullable String expression(String tree, int relation, boolean pretty);

  /// @param column 0 for the whole CREATE INDEX
  @Nullable String index(int index, int column, boolean pretty);

  @Nullable String constraint(int constraint, boolean pretty);

  /// @param wrapColumn where lines are wrapped, 0 for one column a line, -1 for no wrapping
  @Nullable String view(int view, boolean pretty, int wrapColumn);

  @Nullable String rule(int rule, boolean pretty);

  @Nullable String trigger(int trigger, boolean pretty);

  @Nullable String function(int function);

  @Nullable String functionBody(int function);

  /// @param identity whether only what tells the function from others is wanted
  @Nullable String functionArguments(int function, boolean identity);

  /// The default of one argument, counted from 1 over all arguments.
  @Nullable String functionArgumentDefault(int function, int argument);

  @Nullable String functionResult(int function);

  @Nullable String partitionKey(int relation, boolean pretty);

  @Nullable String partitionConstraint(int relation);

  /// @param columnsOnly whether only the columns and expressions are wanted
  @Nullable String statistics(int statistics, boolean columnsOnly);

  /// The expressions that statistics are about, each as SQL; null where there are none.
  @Nullable List<String> statisticsExpressions(int statistics);
}
