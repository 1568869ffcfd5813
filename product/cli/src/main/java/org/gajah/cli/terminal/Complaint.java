package org.gajah.cli.terminal;

import org.jspecify.annotations.Nullable;

/// Why a command cannot do what it was asked to, for people to read.
public final class Complaint extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final @Nullable String detail;
  private final @Nullable String hint;
  private final boolean usage;
  private final int exitCode;

  private Complaint(
      String message, @Nullable String detail, @Nullable String hint, boolean usage, int exitCode) {
    super(message, null, false, false);
    this.detail = detail;
    this.hint = hint;
    this.usage = usage;
    this.exitCode = exitCode;
  }

  /// Something is wrong with the world.
  public static Complaint of(String message) {
    return new Complaint(message, null, null, false, 1);
  }

  public static Complaint of(String message, String detail) {
    return new Complaint(message, detail, null, false, 1);
  }

  /// Something is wrong with the world.
  ///
  /// @param hint what to do about it
  public static Complaint hinted(String message, String hint) {
    return new Complaint(message, null, hint, false, 1);
  }

  /// The same, for a program whose exit code tells why.
  public Complaint withExitCode(int code) {
    return new Complaint(getMessage(), detail, hint, usage, code);
  }

  /// Something is wrong with what was typed; the help is pointed at.
  public static Complaint usage(String message) {
    return new Complaint(message, null, null, true, 1);
  }

  public static Complaint usage(String message, String detail) {
    return new Complaint(message, detail, null, true, 1);
  }

  public @Nullable String detail() {
    return detail;
  }

  public @Nullable String hint() {
    return hint;
  }

  /// What the program ends with.
  public int exitCode() {
    return exitCode;
  }

  /// Whether the help would help.
  public boolean isUsage() {
    return usage;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
