/// The template of new clusters: all files of a cluster that has nothing but `template1`, in one
/// compressed archive that lies in the jar. `TemplateMaker` of the package beside makes it when the
/// project is built; the program reads it.
///
/// ```
/// offset  size
///      0     8  "GAJAHTPL"
///      8     4  version of the format, big-endian as all that follows
///     12     4  bytes of the rest when it is unpacked
///     16     4  CRC-32C of those 4 bytes and the rest as it stands
///     20        the rest, deflated: the number of entries, and for each its path (length in 2
///               bytes, UTF-8), its kind in 1 byte (0 folder, 1 file, 2 file of pages), its length
///               in 4 bytes and its content
/// ```
@NullMarked
package org.gajah.initdb.template;

import org.jspecify.annotations.NullMarked;
