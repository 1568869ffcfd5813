package org.gajah.analyzer.context;

import java.util.Arrays;
import java.util.List;

/// The types of a statement's parameters. Mirrors parser/parse_param.c.
public final class ParameterTypes {
  private static final int UNKNOWN = 705;

  private final boolean variable;
  private final String function;
  private final List<String> names;
  private int[] types;

  private ParameterTypes(boolean variable, String function, List<String> names, int[] types) {
    this.variable = variable;
    this.function = function;
    this.names = names;
    this.types = types;
  }

  /// Parameters whose types are known; 0 means that there is none of that number.
  public static ParameterTypes fixed(int... types) {
    return new ParameterTypes(false, "", List.of(), types.clone());
  }

  /// The parameters of a function in SQL, which its body may call by their names too.
  ///
  /// @param names of the parameters, the empty one where there is none
  public static ParameterTypes ofFunction(String function, List<String> names, int... types) {
    return new ParameterTypes(false, function, List.copyOf(names), types.clone());
  }

  /// Parameters whose types follow from their use, unless they are given.
  ///
  /// @param types 0 or `unknown` for what is to be found out
  public static ParameterTypes variable(int... types) {
    return new ParameterTypes(true, "", List.of(), types.clone());
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

  /// The number of the parameter of that name; 0 when there is none.
  public int number(String name) {
    return name.isEmpty() ? 0 : names.indexOf(name) + 1;
  }

  /// Whether these are the parameters of the function of that name.
  public boolean isFunction(String name) {
    return !names.isEmpty() && function.equals(name);
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
