/// Pages of the small logs about transactions (SLRUs): which committed, whose child one is, who
/// holds rows together, when one committed, and what was notified.
///
/// All pages are 8192 bytes; only those of `pg_notify` carry anything but their entries, and none
/// carries a checksum. The numbers of pages are 64 bits wide, 32 pages make a file.
@NullMarked
package org.gajah.page.slru;

import org.jspecify.annotations.NullMarked;
