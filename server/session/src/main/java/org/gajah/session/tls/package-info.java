/// The start of a connection: TLS on the server's side, and the packets before the first message.
///
/// [org.gajah.session.tls.TlsContext] holds certificate, key and rules as the settings name them; a
/// reload makes a new one. [org.gajah.session.tls.TlsConnection] lays TLS over any
/// [org.gajah.base.seam.Connection]. [org.gajah.session.tls.Negotiation] answers SSLRequest and
/// GSSENCRequest, takes direct TLS, and ends with a startup message or a cancel request.
///
/// Mirrors `libpq/be-secure-openssl.c` and `tcop/backend_startup.c`; manual: "SSL Session
/// Encryption". The ciphers are the JDK's: OpenSSL's cipher strings are understood as far as they
/// name suites.
@NullMarked
package org.gajah.session.tls;

import org.jspecify.annotations.NullMarked;
