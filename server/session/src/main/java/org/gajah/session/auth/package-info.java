/// Proving who a client is: the exchanges of messages for each method, without sockets.
@NullMarked
package org.gajah.session.auth;

import org.jspecify.annotations.NullMarked;
