/// Proving who a client is: the exchange of messages for each method, without sockets.
///
/// [org.gajah.session.auth.Authentication] finds the rule for a client and gives the first
/// [org.gajah.session.auth.AuthenticationStep]; whoever holds the connection sends what a step
/// asks, hands it the answer and gets the next one, until the client is admitted or refused.
/// Passwords are stored and checked by [org.gajah.session.auth.PasswordSecret] and its kin.
///
/// What a client is told never depends on whether a role exists: unknown roles go through the same
/// exchange, with a salt that is theirs for good, and fail at its end. Mirrors `libpq/auth.c`,
/// `auth-scram.c` and `crypt.c`; manual: "Client Authentication", "SASL Authentication".
@NullMarked
package org.gajah.session.auth;

import org.jspecify.annotations.NullMarked;
