/// The bytes of PostgreSQL's protocol 3.0, read and written without an object for each field.
///
/// [org.gajah.wire.stream.InputBuffer] cuts what arrived into messages, and
/// [org.gajah.wire.stream.MessageBody] reads one of them field by field;
/// [org.gajah.wire.stream.BackendWriter] appends the server's messages to a reusable sink. The
/// views (`BindView`, `ParseView`, ...) point into the input buffer and die when the next message
/// is asked for.
///
/// Rules: every fault in a message is SQLSTATE 08P01 in PostgreSQL's words; strings stay bytes in
/// the client's encoding, for the conversion is the session's; nobody here allocates what a message
/// merely claims to hold. One thread uses one buffer or writer; there are no locks.
@NullMarked
package org.gajah.wire.stream;

import org.jspecify.annotations.NullMarked;
