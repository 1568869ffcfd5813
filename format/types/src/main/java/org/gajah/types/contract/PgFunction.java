package org.gajah.types.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a static method as the implementation of the internal functions with this name in
/// `pg_proc.prosrc`.
///
/// The conventions for parameters and results stand in `docs/architecture.md` under "Functions".
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface PgFunction {
  /// Names as `prosrc` has them.
  String[] value();
}
