package com.traveease.schema.alteration;

import java.util.Optional;

import com.traveease.schema.definition.ObjectKind;

/** How the author of a model has written a view, trigger, routine or event, which the server gives back in its own way. */
@FunctionalInterface
public interface Declared {

    Declared NOTHING = (kind, name) -> Optional.empty();

    /** The CREATE statement, without a delimiter; empty when none is known. */
    Optional<String> text(ObjectKind kind, String name);
}
