package org.gajah.functions.contract;

import org.gajah.batch.Vector;

/// What domains ask of their values. The conditions are expressions, which the floor above
/// computes.
public interface Domains {
  /// Prepares the checks of a domain and the domains below it, as the catalogs have them now.
  Check prepare(int domain);

  /// The checks of a domain, ready for one value after the other.
  interface Check {
    /// Checks the value at row 0, null or not, of a vector of the type under the domain.
    ///
    /// @throws org.gajah.base.error.PgException 23502, 23514, or what a condition throws
    void check(FunctionContext context, Vector value);
  }
}
