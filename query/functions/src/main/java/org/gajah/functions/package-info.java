/// Functions by OID, ready to be called.
///
/// [org.gajah.functions.FunctionRegistry] knows which method implements which built-in function. It
/// holds no catalog rows: those come from the session's catalogs at each look-up.
@NullMarked
package org.gajah.functions;

import org.jspecify.annotations.NullMarked;
