/// Types of expressions and how values of one type become values of another: conversions of
/// literals and expressions, common types, polymorphic types. Mirrors parser/parse_coerce.c and
/// parts of nodes/nodeFuncs.c.
@NullMarked
package org.gajah.analyzer.coerce;

import org.jspecify.annotations.NullMarked;
