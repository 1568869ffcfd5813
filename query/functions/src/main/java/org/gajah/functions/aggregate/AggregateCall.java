package org.gajah.functions.aggregate;

import java.util.List;

/// One place where an aggregate is called, as analysis has resolved it (`Aggref`).
///
/// @param function OID of the aggregate
/// @param directTypes types of the direct arguments of an ordered-set aggregate
/// @param argumentTypes types of the aggregated arguments
/// @param transitionType type of the state, polymorphism resolved, or 0 to have it resolved
/// @param resultType type of the result
/// @param collation of the arguments, or 0
/// @param variadic whether the last argument holds all the variadic ones
public record AggregateCall(
    int function,
    List<Integer> directTypes,
    List<Integer> argumentTypes,
    int transitionType,
    int resultType,
    int collation,
    boolean variadic) {
  public AggregateCall {
    directTypes = List.copyOf(directTypes);
    argumentTypes = List.copyOf(argumentTypes);
  }
}
