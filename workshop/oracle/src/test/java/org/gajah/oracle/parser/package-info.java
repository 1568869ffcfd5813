/// The parser beside the oracle's: the same texts, the same trees, the same errors.
@NullMarked
package org.gajah.oracle.parser;

import org.jspecify.annotations.NullMarked;
