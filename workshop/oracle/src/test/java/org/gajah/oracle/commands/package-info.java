/// Utility statements beside the real server's.
@NullMarked
package org.gajah.oracle.commands;

import org.jspecify.annotations.NullMarked;
