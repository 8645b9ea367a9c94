package com.traveease.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.ScriptFolder;

/** What the built-in scripts are now, for tests that must not break when one is added. */
public final class BuiltIn {

    /** All of them, oldest first. */
    public static final Revisions REVISIONS = ScriptFolder.builtIn();
    /** The id of the newest. */
    public static final String HEAD = REVISIONS.head().orElseThrow().id();
    public static final int COUNT = REVISIONS.all().size();

    /** Those that the program began with. */
    private static final int FIRST = 5;

    private BuiltIn() {
    }

    /** The version of the newest, {@code 005}. */
    public static String headVersion() {
        return REVISIONS.head().orElseThrow().version().toString();
    }

    public static List<String> ids() {
        return REVISIONS.all().stream().map(Revision::id).toList();
    }

    public static List<String> versions() {
        return REVISIONS.all().stream().map(revision -> revision.version().toString()).toList();
    }

    /** Ids of those above this version. */
    public static List<String> idsAbove(String version) {
        return ids().stream().filter(id -> id.substring(0, id.indexOf('_')).compareTo(version) > 0).toList();
    }

    public static List<String> versionsAbove(String version) {
        return versions().stream().filter(other -> other.compareTo(version) > 0).toList();
    }

    /** The first five, which never change, for what is recorded word by word. */
    public static Revisions first() {
        return Revisions.of(REVISIONS.all().subList(0, FIRST).stream()
                .flatMap(revision -> Stream.of(revision.upgrade(), revision.undo().orElseThrow())).toList());
    }

    /** The files of {@link #first}. */
    public static void copyFirst(Path folder) throws IOException {
        for (Revision revision : first().all()) {
            Files.writeString(folder.resolve(revision.upgrade().name()), revision.upgrade().text());
            Files.writeString(folder.resolve(revision.undo().orElseThrow().name()), revision.undo().orElseThrow().text());
        }
    }
}
