/// What parse analysis needs of the session and the catalogs: the interfaces that the session
/// implements, and catalogs seen as types, functions, operators and relations with names.
///
/// Nothing here keeps state between statements.
@NullMarked
package org.gajah.analyzer.context;

import org.jspecify.annotations.NullMarked;
