package org.gajah.initdb;

import org.jspecify.annotations.Nullable;

/// Why there is no cluster.
public final class InitdbFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final @Nullable String detail;
  private final @Nullable String hint;

  InitdbFault(String message, @Nullable String detail, @Nullable String hint) {
    super(message, null, false, false);
    this.detail = detail;
    this.hint = hint;
  }

  public InitdbFault(String message) {
    this(message, null, null);
  }

  static InitdbFault hinted(String message, String hint) {
    return new InitdbFault(message, null, hint);
  }

  @Nullable String detail() {
    return detail;
  }

  @Nullable String hint() {
    return hint;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
