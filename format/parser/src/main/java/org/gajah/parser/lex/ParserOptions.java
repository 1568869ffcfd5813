package org.gajah.parser.lex;

import java.util.function.Consumer;
import org.gajah.base.error.PgException;

/// What the settings of a session change in reading SQL.
///
/// @param standardConformingStrings the setting of that name: backslashes in plain strings are
///   plain
/// @param escapeStringWarning the setting of that name: warn of backslashes in plain strings
/// @param backslashQuote whether `\'` may stand in a string: the setting `backslash_quote`, with
///   `safe_encoding` decided by the client's encoding
/// @param maxDepth how deep constructs may be nested: about 600 for each megabyte of the thread's
///   stack
/// @param maxStackDepthKilobytes the setting `max_stack_depth`, for the hint of the error
/// @param notices receives notices and warnings in the order in which they are found
public record ParserOptions(
    boolean standardConformingStrings,
    boolean escapeStringWarning,
    boolean backslashQuote,
    int maxDepth,
    int maxStackDepthKilobytes,
    Consumer<PgException> notices) {
  /// A depth that fits into a thread's stack of 1 MB.
  public static final int DEFAULT_DEPTH = 600;

  /// A depth for the threads of sessions, whose stacks are larger.
  public static final int SESSION_DEPTH = 6000;

  /// PostgreSQL's defaults; notices are dropped.
  public static final ParserOptions DEFAULT =
      new ParserOptions(true, true, true, DEFAULT_DEPTH, 2048, notice -> {});

  /// These options with another receiver of notices.
  public ParserOptions withNotices(Consumer<PgException> receiver) {
    return new ParserOptions(
        standardConformingStrings,
        escapeStringWarning,
        backslashQuote,
        maxDepth,
        maxStackDepthKilobytes,
        receiver);
  }

  /// These options with another limit of depth.
  public ParserOptions withMaxDepth(int depth) {
    return new ParserOptions(
        standardConformingStrings,
        escapeStringWarning,
        backslashQuote,
        depth,
        maxStackDepthKilobytes,
        notices);
  }
}
