package org.gajah.analyzer.context;

import java.util.Arrays;
import java.util.List;

/// The types of a statement's parameters. Mirrors parser/parse_param.c.
public final class ParameterTypes {
  private static final int UNKNOWN = 705;

  private final boolean variable;
  private int[] types;

  private ParameterTypes(boolean variable, int[] types) {
    this.variable = variable;
    this.types = types;
  }

  /// Parameters whose types are known; 0 means that there is none of that number.
  public static ParameterTypes fixed(int... types) {
    return new ParameterTypes(false, types.clone());
  }

  /// Parameters whose types follow from their use, unless they are given.
  ///
  /// @param types 0 or `unknown` for what is to be found out
  public static ParameterTypes variable(int... types) {
    return new ParameterTypes(true, types.clone());
  }

  private String owner = "";
  private List<String> names = List.of();

  /// Gives the parameters names, as those of a function have, and says whose they are.
  ///
  /// @param owner the function's name
  /// @param names by number less one; empty for none
  public ParameterTypes named(String owner, List<String> names) {
    this.owner = owner;
    this.names = List.copyOf(names);
    return this;
  }

  /// The number of the parameter of a name, or 0.
  public int number(String name) {
    return name.isEmpty() ? 0 : names.indexOf(name) + 1;
  }

  /// Whether a name is that of the function that the parameters belong to.
  public boolean isOwner(String name) {
    return !names.isEmpty() && owner.equals(name);
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
