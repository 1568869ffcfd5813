package org.gajah.types.number;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.NoSuchElementException;
import org.gajah.base.error.PgException;

/// The C library's own mathematical functions, for PostgreSQL's results are theirs to the last bit.
/// Where the library cannot be found, those of `StrictMath` stand in.
final class CMath {
  private static final MethodHandle SIN = one("sin");
  private static final MethodHandle COS = one("cos");
  private static final MethodHandle TAN = one("tan");
  private static final MethodHandle ASIN = one("asin");
  private static final MethodHandle ACOS = one("acos");
  private static final MethodHandle ATAN = one("atan");
  private static final MethodHandle SINH = one("sinh");
  private static final MethodHandle COSH = one("cosh");
  private static final MethodHandle TANH = one("tanh");
  private static final MethodHandle ASINH = one("asinh");
  private static final MethodHandle ACOSH = one("acosh");
  private static final MethodHandle ATANH = one("atanh");
  private static final MethodHandle EXP = one("exp");
  private static final MethodHandle LOG = one("log");
  private static final MethodHandle LOG10 = one("log10");
  private static final MethodHandle CBRT = one("cbrt");
  private static final MethodHandle ERF = one("erf");
  private static final MethodHandle ERFC = one("erfc");
  private static final MethodHandle POW = two("pow");
  private static final MethodHandle ATAN2 = two("atan2");

  private CMath() {}

  private static MethodHandle one(String name) {
    return function(
        name,
        FunctionDescriptor.of(ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_DOUBLE),
        MethodType.methodType(double.class, double.class));
  }

  private static MethodHandle two(String name) {
    return function(
        name,
        FunctionDescriptor.of(
            ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_DOUBLE),
        MethodType.methodType(double.class, double.class, double.class));
  }

  private static MethodHandle function(String name, FunctionDescriptor shape, MethodType type) {
    try {
      SymbolLookup library = SymbolLookup.libraryLookup("libm.so.6", Arena.global());
      return Linker.nativeLinker()
          .downcallHandle(library.findOrThrow(name), shape, Linker.Option.critical(false));
    } catch (IllegalArgumentException | NoSuchElementException missingLibrary) {
      return substitute(name, type);
    }
  }

  private static MethodHandle substitute(String name, MethodType type) {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      Class<?> home =
          switch (name) {
            case "asinh", "acosh", "atanh", "erf", "erfc" -> CMathSubstitutes.class;
            default -> StrictMath.class;
          };
      return lookup.findStatic(home, name, type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double call(MethodHandle function, double x) {
    try {
      return (double) function.invokeExact(x);
    } catch (Throwable e) {
      throw PgException.internal("call of the C library failed: " + e);
    }
  }

  private static double call(MethodHandle function, double x, double y) {
    try {
      return (double) function.invokeExact(x, y);
    } catch (Throwable e) {
      throw PgException.internal("call of the C library failed: " + e);
    }
  }

  static double sin(double x) {
    return call(SIN, x);
  }

  static double cos(double x) {
    return call(COS, x);
  }

  static double tan(double x) {
    return call(TAN, x);
  }

  static double asin(double x) {
    return call(ASIN, x);
  }

  static double acos(double x) {
    return call(ACOS, x);
  }

  static double atan(double x) {
    return call(ATAN, x);
  }

  static double atan2(double y, double x) {
    return call(ATAN2, y, x);
  }

  static double sinh(double x) {
    return call(SINH, x);
  }

  static double cosh(double x) {
    return call(COSH, x);
  }

  static double tanh(double x) {
    return call(TANH, x);
  }

  static double asinh(double x) {
    return call(ASINH, x);
  }

  static double acosh(double x) {
    return call(ACOSH, x);
  }

  static double atanh(double x) {
    return call(ATANH, x);
  }

  static double exp(double x) {
    return call(EXP, x);
  }

  static double log(double x) {
    return call(LOG, x);
  }

  static double log10(double x) {
    return call(LOG10, x);
  }

  static double cbrt(double x) {
    return call(CBRT, x);
  }

  static double pow(double x, double y) {
    return call(POW, x, y);
  }

  static double erf(double x) {
    return call(ERF, x);
  }

  static double erfc(double x) {
    return call(ERFC, x);
  }
}
