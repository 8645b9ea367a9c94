package com.traveease.schema.status;

import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Script;
import com.traveease.schema.revision.Secrets;

/** One revision with its texts. */
public record RevisionDetail(
        @Schema(examples = "001_initial_sqlalchemy_models") String revision,
        @Schema(examples = "001") String version,
        String description,
        @Schema(examples = "V001__initial_sqlalchemy_models.sql") String script,
        int checksum,
        int statements,
        String sql,
        @Schema(description = "Name of the undo script; null when the revision is irreversible") Optional<String> undoScript,
        Optional<String> undoSql) {

    static RevisionDetail of(Revision revision) {
        Script upgrade = revision.upgrade();
        return new RevisionDetail(revision.id(), revision.version().toString(), revision.description(), upgrade.name(),
                upgrade.checksum(), upgrade.statements().size(), Secrets.OF_CLAUSES.masked(upgrade.text()),
                revision.undo().map(Script::name),
                revision.undo().map(Script::text).map(Secrets.OF_CLAUSES::masked));
    }
}
