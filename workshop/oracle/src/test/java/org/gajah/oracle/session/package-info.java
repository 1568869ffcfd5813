/// Sessions beside the real server: the same messages are sent to both and the answers compared.
/// Behind ours is an engine that knows a handful of statements.
@NullMarked
package org.gajah.oracle.session;

import org.jspecify.annotations.NullMarked;
