/// PostgreSQL's protocol 3.0, both directions, without sockets: every message as a record and the
/// codec between records and bytes.
///
/// The records serve tests, tools, replication and rare messages. A session reads and writes its
/// frequent messages through `org.gajah.wire.stream`, which makes no objects for fields. Strings
/// stay [org.gajah.base.bytes.Slice]s in the client's encoding; records also have constructors that
/// take Java strings and mean UTF-8.
///
/// Manual: "Frontend/Backend Protocol". Rules: decoding a message throws nothing but
/// [org.gajah.base.error.PgException] with SQLSTATE 08P01, whatever the bytes are.
@NullMarked
package org.gajah.wire;

import org.jspecify.annotations.NullMarked;
