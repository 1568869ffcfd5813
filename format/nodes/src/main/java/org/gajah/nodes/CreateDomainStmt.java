package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE DOMAIN.
///
/// Mirrors `CreateDomainStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateDomainStmt(
    List<String> domainname,
    TypeName typeName,
    @Nullable CollateClause collClause,
    List<Constraint> constraints)
    implements UtilityStmt {
  public CreateDomainStmt {
    domainname = List.copyOf(domainname);
    constraints = List.copyOf(constraints);
  }

  @Override
  public String label() {
    return "CREATEDOMAINSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(typeName)
        || (collClause != null && test.test(collClause))
        || Children.any(constraints, test);
  }

  @Override
  public CreateDomainStmt mapChildren(UnaryOperator<Node> mapper) {
    TypeName newTypeName = (TypeName) mapper.apply(typeName);
    @Nullable CollateClause newCollClause =
        collClause == null ? null : (CollateClause) mapper.apply(collClause);
    List<Constraint> newConstraints = Children.map(constraints, mapper);
    return newTypeName == typeName && newCollClause == collClause && newConstraints == constraints
        ? this
        : new CreateDomainStmt(domainname, newTypeName, newCollClause, newConstraints);
  }

  @Override
  public void fields(FieldSink out) {
    out.strings("domainname", domainname);
    out.node("typeName", typeName);
    out.node("collClause", collClause);
    out.nodes("constraints", constraints);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateDomainStmt that
            && domainname.equals(that.domainname)
            && typeName.equals(that.typeName)
            && Objects.equals(collClause, that.collClause)
            && constraints.equals(that.constraints);
  }

  @Override
  public int hashCode() {
    int hash = -261159704;
    hash = 31 * hash + domainname.hashCode();
    hash = 31 * hash + typeName.hashCode();
    hash = 31 * hash + Objects.hashCode(collClause);
    hash = 31 * hash + constraints.hashCode();
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
    builder.domainname = domainname;
    builder.typeName = typeName;
    builder.collClause = collClause;
    builder.constraints = constraints;
    return builder;
  }

  /// Builds a [CreateDomainStmt].
  public static final class Builder {
    private List<String> domainname = List.of();
    private @Nullable TypeName typeName;
    private @Nullable CollateClause collClause;
    private List<Constraint> constraints = List.of();

    private Builder() {}

    public Builder domainname(List<String> domainname) {
      this.domainname = domainname;
      return this;
    }

    public Builder typeName(TypeName typeName) {
      this.typeName = typeName;
      return this;
    }

    public Builder collClause(@Nullable CollateClause collClause) {
      this.collClause = collClause;
      return this;
    }

    public Builder constraints(List<Constraint> constraints) {
      this.constraints = constraints;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CreateDomainStmt build() {
      return new CreateDomainStmt(
          domainname, Objects.requireNonNull(typeName, "typeName"), collClause, constraints);
    }
  }
}
