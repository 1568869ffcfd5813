package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE FUNCTION and PROCEDURE.
///
/// Mirrors `CreateFunctionStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateFunctionStmt(
    boolean is_procedure,
    boolean replace,
    List<String> funcname,
    List<FunctionParameter> parameters,
    @Nullable TypeName returnType,
    List<DefElem> options,
    @Nullable Node sql_body)
    implements UtilityStmt {
  public CreateFunctionStmt {
    funcname = List.copyOf(funcname);
    parameters = List.copyOf(parameters);
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "CREATEFUNCTIONSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(parameters, test)
        || (returnType != null && test.test(returnType))
        || Children.any(options, test)
        || (sql_body != null && test.test(sql_body));
  }

  @Override
  public CreateFunctionStmt mapChildren(UnaryOperator<Node> mapper) {
    List<FunctionParameter> newParameters = Children.map(parameters, mapper);
    @Nullable TypeName newReturnType =
        returnType == null ? null : (TypeName) mapper.apply(returnType);
    List<DefElem> newOptions = Children.map(options, mapper);
    @Nullable Node newSql_body = sql_body == null ? null : mapper.apply(sql_body);
    return newParameters == parameters
            && newReturnType == returnType
            && newOptions == options
            && newSql_body == sql_body
        ? this
        : new CreateFunctionStmt(
            is_procedure, replace, funcname, newParameters, newReturnType, newOptions, newSql_body);
  }

  @Override
  public void fields(FieldSink out) {
    out.bool("is_procedure", is_procedure);
    out.bool("replace", replace);
    out.strings("funcname", funcname);
    out.nodes("parameters", parameters);
    out.node("returnType", returnType);
    out.nodes("options", options);
    out.node("sql_body", sql_body);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateFunctionStmt that
            && is_procedure == that.is_procedure
            && replace == that.replace
            && funcname.equals(that.funcname)
            && parameters.equals(that.parameters)
            && Objects.equals(returnType, that.returnType)
            && options.equals(that.options)
            && Objects.equals(sql_body, that.sql_body);
  }

  @Override
  public int hashCode() {
    int hash = -672638212;
    hash = 31 * hash + Boolean.hashCode(is_procedure);
    hash = 31 * hash + Boolean.hashCode(replace);
    hash = 31 * hash + funcname.hashCode();
    hash = 31 * hash + parameters.hashCode();
    hash = 31 * hash + Objects.hashCode(returnType);
    hash = 31 * hash + options.hashCode();
    hash = 31 * hash + Objects.hashCode(sql_body);
    return hash;
  }

  /// A builder with every field empty: null, zero, false, no elements, and -1 for places in the
  /// text.
  public static Builder builder() {
    return new Builder();
  }

  /// A builder with the fields of this node.
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.is_procedure = is_procedure;
    builder.replace = replace;
    builder.funcname = funcname;
    builder.parameters = parameters;
    builder.returnType = returnType;
    builder.options = options;
    builder.sql_body = sql_body;
    return builder;
  }

  /// Builds a [CreateFunctionStmt].
  public static final class Builder {
    private boolean is_procedure;
    private boolean replace;
    private List<String> funcname = List.of();
    private List<FunctionParameter> parameters = List.of();
    private @Nullable TypeName returnType;
    private List<DefElem> options = List.of();
    private @Nullable Node sql_body;

    private Builder() {}

    public Builder is_procedure(boolean is_procedure) {
      this.is_procedure = is_procedure;
      return this;
    }

    public Builder replace(boolean replace) {
      this.replace = replace;
      return this;
    }

    public Builder funcname(List<String> funcname) {
      this.funcname = funcname;
      return this;
    }

    public Builder parameters(List<FunctionParameter> parameters) {
      this.parameters = parameters;
      return this;
    }

    public Builder returnType(@Nullable TypeName returnType) {
      this.returnType = returnType;
      return this;
    }

    public Builder options(List<DefElem> options) {
      this.options = options;
      return this;
    }

    public Builder sql_body(@Nullable Node sql_body) {
      this.sql_body = sql_body;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateFunctionStmt build() {
      return new CreateFunctionStmt(
          is_procedure, replace, funcname, parameters, returnType, options, sql_body);
    }
  }
}
