/// Sequences. Mirrors `commands/sequence.c`.
@NullMarked
package org.gajah.commands.sequence;

import org.jspecify.annotations.NullMarked;
