package org.gajah.expression;

import org.gajah.functions.contract.FunctionContext;

/// One execution of a plan, as its expressions see it.
///
/// @param functions the session that functions run in
/// @param parameters values of parameters
public record Evaluation(FunctionContext functions, ParameterSource parameters) {}
