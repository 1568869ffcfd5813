package org.gajah.analyzer.context;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The types of a statement's parameters. Mirrors parser/parse_param.c.
public final class ParameterTypes {
  private static final int UNKNOWN = 705;

  private final boolean variable;
  private final String owner;
  private final List<String> names;
  private int[] types;

  private ParameterTypes(boolean variable, int[] types, String owner, List<String> names) {
    this.variable = variable;
    this.types = types;
    this.owner = owner;
    this.names = names;
  }

  /// The parameters of a function in SQL, which its body may also call by their names.
  ///
  /// @param function its name, which may stand before theirs
  /// @param names of its parameters; empty for those without
  public static ParameterTypes named(String function, List<String> names, int... types) {
    return new ParameterTypes(false, types.clone(), function, List.copyOf(names));
  }

  /// The number of the parameter with a name, or 0.
  ///
  /// @param qualifier what stands before the name, if anything
  public int number(@Nullable String qualifier, String name) {
    return qualifier == null || qualifier.equals(owner) ? names.indexOf(name) + 1 : 0;
  }

  /// Parameters whose types are known; 0 means that there is none of that number.
  public static ParameterTypes fixed(int... types) {
    return new ParameterTypes(false, types.clone(), "", List.of());
  }

  /// Parameters whose types follow from their use, unless they are given.
  ///
  /// @param types 0 or `unknown` for what is to be found out
  public static ParameterTypes variable(int... types) {
    return new ParameterTypes(true, types.clone(), "", List.of());
  }

  /// Whether types follow from use.
  public boolean isVariable() {
    return variable;
  }

  /// The type of a parameter by its number from 1; 0 when there is none, `unknown` when it is not
  /// found out yet.
  public int type(int number) {
    return number >= 1 && number <= types.length ? types[number - 1] : 0;
  }

  /// Notes that a parameter exists.
  public void mention(int number) {
    if (number > types.length) {
      types = Arrays.copyOf(types, number);
    }
    if (types[number - 1] == 0) {
      types[number - 1] = UNKNOWN;
    }
  }

  /// Settles the type of a parameter.
  public void decide(int number, int type) {
    types[number - 1] = type;
  }

  /// The types, by number less one.
  public int[] types() {
    return types.clone();
  }
}
