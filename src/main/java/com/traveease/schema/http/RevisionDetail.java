package com.traveease.schema.http;

import java.util.Optional;

import com.traveease.schema.revision.Revision;
import com.traveease.schema.script.Script;
import com.traveease.schema.statement.Secrets;

/** One revision with its texts. */
public record RevisionDetail(String revision, String version, String description, String script, int checksum,
        int statements, Optional<String> sql, Optional<String> undoScript, Optional<String> undoSql) {

    /** @param tellsSql false when the texts of the scripts are nobody's business */
    static RevisionDetail of(Revision revision, boolean tellsSql) {
        Script upgrade = revision.upgrade();
        return new RevisionDetail(revision.id(), revision.version().toString(), revision.description(), upgrade.name(),
                upgrade.checksum(), upgrade.statements().size(), told(upgrade.text(), tellsSql),
                revision.undo().map(Script::name),
                revision.undo().map(Script::text).flatMap(text -> told(text, tellsSql)));
    }

    private static Optional<String> told(String text, boolean tellsSql) {
        return tellsSql ? Optional.of(Secrets.OF_CLAUSES.masked(text)) : Optional.empty();
    }
}
