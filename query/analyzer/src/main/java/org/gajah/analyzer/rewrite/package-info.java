/// From an analyzed query to the queries that are planned: missing columns of INSERT filled by
/// their defaults ([org.gajah.analyzer.rewrite.ColumnDefaults]), changes of a view turned into
/// changes of its table ([org.gajah.analyzer.rewrite.TargetView]), rules fired
/// ([org.gajah.analyzer.rewrite.FiredRules]), views replaced by their queries. Mirrors
/// rewrite/rewriteHandler.c and rewrite/rewriteManip.c.
///
/// Row-level security, security-barrier views as targets and MERGE into views are not built;
/// queries that need them are refused.
@NullMarked
package org.gajah.analyzer.rewrite;

import org.jspecify.annotations.NullMarked;
