/// The write-ahead log as bytes: pages and segments, records as a whole, and how they are put
/// together and taken apart. What each resource manager's records mean is in
/// [org.gajah.walformat.record].
///
/// A record on its way into the log is gathered in a [org.gajah.walformat.RecordBuilder]; one that
/// comes out of it is a [org.gajah.walformat.RecordView]. Both are reused, so neither making nor
/// replaying a record allocates more than the Java record that describes it.
@NullMarked
package org.gajah.walformat;

import org.jspecify.annotations.NullMarked;
