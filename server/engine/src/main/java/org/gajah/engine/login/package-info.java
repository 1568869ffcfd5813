/// Catalogs as they are read before a session is there.
@NullMarked
package org.gajah.engine.login;

import org.jspecify.annotations.NullMarked;
