package com.traveease.schema.takeover;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.script.Script;
import com.traveease.testing.TestDatabase;

/** Examinations of test databases. */
final class Examination {

    private Examination() {
    }

    /** As if the database were at our first built-in revision. */
    static TakeoverFindings atFirst(TestDatabase database) throws SQLException {
        Revisions builtIn = ScriptFolder.builtIn();
        return Takeover.examine(database::connect, database.schema(), builtIn, Optional.of(builtIn.find("001")));
    }

    /**
     * @param adopted how many of the revisions the database is said to have
     * @param scripts names and texts in turn
     */
    static TakeoverFindings of(TestDatabase database, int adopted, String... scripts) throws SQLException {
        Revisions revisions = revisions(scripts);
        Optional<Revision> at = adopted == 0 ? Optional.empty() : Optional.of(revisions.all().get(adopted - 1));
        return Takeover.examine(database::connect, database.schema(), revisions, at);
    }

    static Revisions revisions(String... scripts) {
        List<Script> read = new ArrayList<>();
        for (int i = 0; i < scripts.length; i += 2) {
            read.add(new Script(scripts[i], scripts[i + 1]));
        }
        return Revisions.of(read);
    }

    static List<String> texts(List<Difference> differences) {
        return differences.stream().map(Difference::toString).toList();
    }
}
