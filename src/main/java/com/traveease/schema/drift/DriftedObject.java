package com.traveease.schema.drift;

import java.util.List;

import com.traveease.schema.diff.Change;

/**
 * An object that is not as the last run left it.
 *
 * @param changes that were made since, in words
 */
public record DriftedObject(ObjectName name, List<Change> changes) {

    public DriftedObject {
        changes = List.copyOf(changes);
    }

    /** What was done to it, one line each. */
    public List<String> words() {
        return changes.stream().map(Change::words).toList();
    }
}
