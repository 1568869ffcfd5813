/// Commands about collations.
@NullMarked
package org.gajah.commands.collation;

import org.jspecify.annotations.NullMarked;
