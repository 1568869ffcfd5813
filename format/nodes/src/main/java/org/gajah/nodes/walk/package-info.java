/// Going through trees: walkers that look, rewriters that rebuild, and where in the text of the
/// statement a node begins. Mirrors nodes/nodeFuncs.c.
@NullMarked
package org.gajah.nodes.walk;

import org.jspecify.annotations.NullMarked;
