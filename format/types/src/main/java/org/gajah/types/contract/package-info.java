/// What the rooms of types agree on: how a function is marked and what it may know of its session.
///
/// Beyond what `docs/architecture.md` says under "Values" and "Functions":
///
/// - A parameter may be wider than the SQL type: `long` for any integer type (the Datum is
///   sign-extended already), `double` for `real`. Results have exactly the natural type.
/// - `cstring` is bytes, without the terminator. So is the `internal` argument of a receive
///   function: it holds the message, all of which the function must consume.
/// - `oid`, `regclass` and the like, `xid` and `cid` are `int`; `xid8`, `pg_lsn`, `date` (`int`),
///   the timestamps, `time` and `money` are their integers; `anyelement` never appears here.
/// - Non-strict functions take `@Nullable Slice`, boxed primitives, and answer `null` or `false`.
/// - Parameters stand in the order of `pg_proc`, after [TypeContext] and before
///   [org.gajah.text.collation.Collation] and `ByteSink`.
/// - A variadic argument arrives as the array that it is in `pg_proc.proargtypes`.
@NullMarked
package org.gajah.types.contract;

import org.jspecify.annotations.NullMarked;
