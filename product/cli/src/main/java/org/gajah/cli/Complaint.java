package org.gajah.cli;

import org.jspecify.annotations.Nullable;

/// Why a command cannot do what it was asked to, for people to read.
final class Complaint extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final @Nullable String detail;
  private final boolean usage;

  private Complaint(String message, @Nullable String detail, boolean usage) {
    super(message, null, false, false);
    this.detail = detail;
    this.usage = usage;
  }

  /// Something is wrong with the world.
  static Complaint of(String message) {
    return new Complaint(message, null, false);
  }

  static Complaint of(String message, String detail) {
    return new Complaint(message, detail, false);
  }

  /// Something is wrong with what was typed; the help is pointed at.
  static Complaint usage(String message) {
    return new Complaint(message, null, true);
  }

  static Complaint usage(String message, String detail) {
    return new Complaint(message, detail, true);
  }

  @Nullable String detail() {
    return detail;
  }

  /// Whether the help would help.
  boolean isUsage() {
    return usage;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
