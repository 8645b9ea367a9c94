package com.traveease.schema.authoring;

import java.nio.file.Path;
import java.util.Optional;

import com.traveease.schema.revision.InvalidTargetException;

/** Where a schema is described. */
public sealed interface Side {

    /**
     * What the scripts make.
     *
     * @param revision as the user names it; empty for the head
     */
    record Scripts(Optional<String> revision) implements Side {
        @Override
        public String toString() {
            return revision.map("scripts@"::concat).orElse("scripts");
        }
    }

    /** What the entities and the files beside them declare. */
    record BuiltInModel() implements Side {
        @Override
        public String toString() {
            return "model";
        }
    }

    /** What the CREATE statements of a folder declare. */
    record Folder(Path path) implements Side {
        @Override
        public String toString() {
            return "filesystem:" + path;
        }
    }

    /** What the configured database has. */
    record Live() implements Side {
        @Override
        public String toString() {
            return "live";
        }
    }

    /**
     * What another database has.
     *
     * @param url with or without its account, which is then the configured one
     */
    record Server(String url) implements Side {
        /** Without the password. */
        @Override
        public String toString() {
            return url.replaceFirst("//.*@", "//").replaceFirst("\\?.*", "");
        }
    }

    /**
     * @param model what {@code model} stands for
     * @throws InvalidTargetException for anything else, with the list of what there is
     */
    static Side parse(String text, Side model) {
        if (text.equals("scripts")) {
            return new Scripts(Optional.empty());
        }
        if (text.startsWith("scripts@") && text.length() > "scripts@".length()) {
            return new Scripts(Optional.of(text.substring("scripts@".length())));
        }
        if (text.equals("model")) {
            return model;
        }
        if (text.equals("live")) {
            return new Live();
        }
        if (text.startsWith("filesystem:") && text.length() > "filesystem:".length()) {
            return new Folder(Path.of(text.substring("filesystem:".length())));
        }
        if (text.startsWith("mysql://") || text.startsWith("jdbc:mysql://") || text.startsWith("mysql+")) {
            return new Server(text);
        }
        throw new InvalidTargetException(("'%s' is not a schema that can be compared. Use scripts, scripts@REV, model, live, "
                + "filesystem:DIR or mysql://HOST/SCHEMA.").formatted(text));
    }
}
