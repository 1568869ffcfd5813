/// LISTEN, NOTIFY, DISCARD and what else concerns the session as a whole.
@NullMarked
package org.gajah.commands.session;

import org.jspecify.annotations.NullMarked;
