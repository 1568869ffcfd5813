/// COPY: rows to and from the client and files, as text, CSV or in binary.
@NullMarked
package org.gajah.commands.copy;

import org.jspecify.annotations.NullMarked;
