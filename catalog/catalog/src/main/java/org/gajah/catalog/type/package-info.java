/// Facts about types: storage, input and output, elements, domains, casts, and types as they are
/// printed.
@NullMarked
package org.gajah.catalog.type;

import org.jspecify.annotations.NullMarked;
