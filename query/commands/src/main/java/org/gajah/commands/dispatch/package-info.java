/// Which command does which statement.
@NullMarked
package org.gajah.commands.dispatch;

import org.jspecify.annotations.NullMarked;
