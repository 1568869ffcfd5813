/// TLS on the server side of a connection.
@NullMarked
package org.gajah.session.tls;

import org.jspecify.annotations.NullMarked;
