package org.gajah.session.auth;

import java.util.List;
import java.util.function.Function;
import org.gajah.base.error.PgException;
import org.gajah.session.hba.HbaRule;
import org.gajah.wire.BackendMessage;
import org.gajah.wire.FrontendMessage;
import org.gajah.wire.stream.MessageLimits;
import org.jspecify.annotations.Nullable;

/// Where an authentication stands.
public sealed interface AuthenticationStep {

  /// The client must answer.
  ///
  /// @param request what to send
  /// @param limits what may come
  /// @param next the step after the answer; throws a [PgException] when the answer is malformed,
  ///   which ends the session
  /// @param unreadable the step when the answer's length cannot be (a fault of severity LOG, which
  ///   is logged); null to hang up
  record Ask(
      BackendMessage.Authentication request,
      MessageLimits limits,
      Function<FrontendMessage.AuthenticationResponse, AuthenticationStep> next,
      @Nullable AuthenticationStep unreadable)
      implements AuthenticationStep {}

  /// The client is who it says.
  ///
  /// @param messages what to send before AuthenticationOk
  /// @param identity who the method says that the client is (`SYSTEM_USER`, after the method's
  ///   name), or null
  /// @param rule by which it got in
  record Admit(
      List<BackendMessage.Authentication> messages, @Nullable String identity, HbaRule rule)
      implements AuthenticationStep {}

  /// The client is not let in.
  ///
  /// @param error what it is told
  /// @param logDetail what only the log is told, or null
  /// @param log entries to write before
  record Refuse(PgException error, @Nullable String logDetail, List<PgException> log)
      implements AuthenticationStep {}
}
