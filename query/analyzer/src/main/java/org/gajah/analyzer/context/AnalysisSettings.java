package org.gajah.analyzer.context;

/// Settings that change the meaning of statements.
///
/// @param transformNullEquals `transform_null_equals`: `x = NULL` means `x IS NULL`
/// @param sessionReplicationRole `session_replication_role`: which rules fire
/// @param rowSecurity `row_security`
/// @param maxDepth how deep expressions may be nested
public record AnalysisSettings(
    boolean transformNullEquals, char sessionReplicationRole, boolean rowSecurity, int maxDepth) {
  /// PostgreSQL's defaults.
  public static final AnalysisSettings DEFAULT = new AnalysisSettings(false, 'O', true, 8000);
}
