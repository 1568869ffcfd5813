/// Parse analysis: raw trees to queries, with every name resolved and every type settled. Mirrors
/// the C files of parser/ from analyze.c on.
///
/// One [org.gajah.analyzer.Analyzer] serves one statement. A [org.gajah.analyzer.Scope] holds what
/// is known of one level of query; scopes of subqueries know the one around them.
@NullMarked
package org.gajah.analyzer;

import org.jspecify.annotations.NullMarked;
