package org.gajah.functions.contract;

import java.util.List;
import org.gajah.batch.Vector;
import org.gajah.nodes.Query;
import org.jspecify.annotations.Nullable;

/// Runs functions that no Java method implements: those in SQL and procedural languages. The floors
/// that know these languages are above; they are reached through here.
public interface Routines {
  /// Prepares calls of a function.
  ///
  /// @throws org.gajah.base.error.PgException 0A000 for a language that is not built
  Routine prepare(CallSite site);

  /// Prepares calls of a function that returns a set.
  ///
  /// @param columns those of the column definition list, or null where there is none
  SetFunction prepareSet(CallSite site, @Nullable RowColumns columns);

  /// The statements of a function in SQL, analyzed for arguments of a call's types, with the
  /// parameters as a statement's; none for functions in other languages.
  List<Query> statements(CallSite site);

  /// A function, ready to be called row by row.
  interface Routine {
    /// Calls the function with the values that `row` has in the arguments and puts what it answers,
    /// null or not, at that row of the result. A constant argument has its value at row 0 only.
    void call(FunctionContext context, Vector[] arguments, int row, Vector result);
  }
}
