package org.gajah.functions.contract;

import java.util.List;
import org.gajah.catalog.rows.PgProc;

/// One place where a function is called, as analysis has resolved it.
///
/// @param function that is called
/// @param argumentTypes OIDs of the types of the arguments that it gets, polymorphism resolved
/// @param resultType OID of the type of its result (of its elements, where it returns a set)
/// @param collation OID of the collation to use, or 0
/// @param variadic whether the last argument is an array of all the variadic ones, where the
///   function takes `VARIADIC "any"`
public record CallSite(
    PgProc function, List<Integer> argumentTypes, int resultType, int collation, boolean variadic) {
  public CallSite {
    argumentTypes = List.copyOf(argumentTypes);
  }
}
