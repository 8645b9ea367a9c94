package com.traveease.schema.http;

import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Script;
import com.traveease.schema.statement.Secrets;

/** One revision with its texts. */
public record RevisionDetail(
        @Schema(examples = "001_initial_sqlalchemy_models") String revision,
        @Schema(examples = "001") String version,
        String description,
        @Schema(examples = "V001__initial_sqlalchemy_models.sql") String script,
        int checksum,
        int statements,
        @Schema(description = "Secrets in it are ***; null when SCHEMA_HTTP_SQL is false") Optional<String> sql,
        @Schema(description = "Name of the undo script; null when the revision is irreversible") Optional<String> undoScript,
        @Schema(description = "As sql; null when the revision is irreversible too") Optional<String> undoSql) {

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
