/// Sequences: relations of one page with one row, which is changed in place, outside of all
/// transactions. Mirrors the storage part of `commands/sequence.c`.
@NullMarked
package org.gajah.relations.sequence;

import org.jspecify.annotations.NullMarked;
