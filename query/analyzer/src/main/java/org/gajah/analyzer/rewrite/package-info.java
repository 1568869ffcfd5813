/// From an analyzed query to the queries that are planned: views replaced by their queries, missing
/// columns of INSERT by their defaults. Mirrors rewrite/rewriteHandler.c.
///
/// Rules other than those of views, changes of views and row-level security are not built; queries
/// that need them are refused.
@NullMarked
package org.gajah.analyzer.rewrite;

import org.jspecify.annotations.NullMarked;
