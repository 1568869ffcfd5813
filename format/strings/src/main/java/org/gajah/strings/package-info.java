/// Functions of character strings: parts, searches, patterns, quoting, encodings and digests.
@NullMarked
package org.gajah.strings;

import org.jspecify.annotations.NullMarked;
