/// Small files of a data directory that stand beside the log: the control file, relation maps,
/// timeline histories, backup labels. Bytes or text in both directions; nobody here opens a file.
@NullMarked
package org.gajah.walformat.file;

import org.jspecify.annotations.NullMarked;
