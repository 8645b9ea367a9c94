package com.traveease.testing;

import java.util.ArrayList;
import java.util.List;

import com.traveease.schema.revision.Revisions;
import com.traveease.schema.script.Script;

/** Small sets of scripts for tests. */
public final class Scripts {

    private final List<Script> scripts = new ArrayList<>();

    public static Scripts of(String name, String text) {
        return new Scripts().and(name, text);
    }

    public Scripts and(String name, String text) {
        scripts.add(new Script(name, text));
        return this;
    }

    public Revisions revisions() {
        return Revisions.of(scripts);
    }
}
