/// What roles own, given to others or dropped as a whole. Mirrors `shdepReassignOwned` and
/// `shdepDropOwned` of `catalog/pg_shdepend.c`.
@NullMarked
package org.gajah.commands.owned;

import org.jspecify.annotations.NullMarked;
