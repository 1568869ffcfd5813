/// What the parts of a session know of each other. All other packages of the engine stand on this
/// one; only the engine's own package knows them all.
@NullMarked
package org.gajah.engine.scope;

import org.jspecify.annotations.NullMarked;
