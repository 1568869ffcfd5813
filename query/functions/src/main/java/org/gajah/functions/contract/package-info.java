/// What functions may know of the session, the transaction and the instance they run in, and the
/// shapes that functions have beyond the plain scalar one.
///
/// The interfaces that [org.gajah.functions.contract.FunctionContext] gathers are implemented by
/// floors above; a test implements what it needs.
///
/// Beyond what `org.gajah.types.contract` says, a method marked `@PgFunction` may have these
/// parameters, before those that PostgreSQL's function has:
///
/// - [org.gajah.functions.contract.FunctionContext] instead of `TypeContext`,
/// - [org.gajah.functions.contract.CallSite] for the types of the call,
/// - `ElementType` for the type of the elements of the first array argument or of the result,
/// - [org.gajah.functions.contract.Arguments] in place of all its own arguments, for functions
///   whose arguments can be of any type.
@NullMarked
package org.gajah.functions.contract;

import org.jspecify.annotations.NullMarked;
