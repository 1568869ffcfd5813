/// Commands that make, change and drop objects: the same scripts on both servers leave the same
/// catalogs, and the real server goes on where Gajah has left off.
@NullMarked
package org.gajah.oracle.commands;

import org.jspecify.annotations.NullMarked;
