/// Expressions at work on batches.
///
/// [org.gajah.expression.ExpressionCompiler] turns an expression of a plan into a tree of
/// [org.gajah.expression.VectorExpression]s, which own the vectors that they compute into. A
/// compiled expression belongs to one operator and one thread; it may be kept and used for the next
/// execution of the plan. [org.gajah.expression.ConstantFolder] computes ahead what cannot change.
///
/// Rules:
/// 1. An expression computes the rows that count in its input, and no others: what is not selected
///    is not looked at, for it may fail.
/// 2. AND, OR, CASE and COALESCE narrow the rows for their later arguments through a view of the
///    input ([org.gajah.batch.Batch#view]).
/// 3. A vector that an expression returns is valid until its next evaluation. Who asks for it from
///    outside ([org.gajah.expression.VectorExpression#evaluate]) can read every row that counts.
@NullMarked
package org.gajah.expression;

import org.jspecify.annotations.NullMarked;
