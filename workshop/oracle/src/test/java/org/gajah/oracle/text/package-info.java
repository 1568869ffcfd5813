/// Encodings of texts, held against the oracle.
@NullMarked
package org.gajah.oracle.text;

import org.jspecify.annotations.NullMarked;
