/// What commands stand on: what they may touch, and how they say that they cannot do what was
/// asked.
@NullMarked
package org.gajah.cli.terminal;

import org.jspecify.annotations.NullMarked;
