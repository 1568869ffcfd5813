package org.gajah.catalog.namespace;

import org.gajah.base.id.Oid;
import org.jspecify.annotations.Nullable;

/// A function that a call may mean, with its arguments laid out as the call has them. Mirrors
/// `FuncCandidateList`.
///
/// @param function OID; 0 where several that are equally good take the same arguments, so that the
///   call is ambiguous
/// @param pathPosition of its schema on the search path; 0 for a qualified name
/// @param nominalArguments how many parameters it declares
/// @param variadicArguments how many of the arguments the VARIADIC parameter takes; 0 when it takes
///   none, or an array
/// @param defaultedArguments how many arguments at the end have to be taken from defaults
/// @param argumentNumbers for a call with named arguments, the number of the parameter (from 0)
///   that each argument is for; null for positional calls
/// @param arguments their types
@SuppressWarnings("ArrayRecordComponent") // Nobody changes them.
public record FunctionCandidate(
    int function,
    int pathPosition,
    int nominalArguments,
    int variadicArguments,
    int defaultedArguments,
    int @Nullable [] argumentNumbers,
    int[] arguments) {
  public boolean isAmbiguous() {
    return function == Oid.INVALID;
  }

  /// Arguments that the call gives, after those of a VARIADIC parameter have been spread.
  int given() {
    return arguments.length - defaultedArguments;
  }

  FunctionCandidate ambiguous() {
    return new FunctionCandidate(
        Oid.INVALID,
        pathPosition,
        nominalArguments,
        variadicArguments,
        defaultedArguments,
        argumentNumbers,
        arguments);
  }
}
