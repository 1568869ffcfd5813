/// Character encodings of servers and clients: their names, how characters are told apart in bytes,
/// and what is well formed.
@NullMarked
package org.gajah.text.encoding;

import org.jspecify.annotations.NullMarked;
