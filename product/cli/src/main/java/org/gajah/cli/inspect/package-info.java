/// `gajah inspect`: what the files of a stopped cluster hold, read without any server. It stands on
/// the formats alone: the layout of `pg_attribute`'s first columns is the only thing that it knows
/// beforehand; everything else it finds in the catalogs' files.
@NullMarked
package org.gajah.cli.inspect;

import org.jspecify.annotations.NullMarked;
