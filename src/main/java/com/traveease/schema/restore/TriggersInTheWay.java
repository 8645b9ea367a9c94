package com.traveease.schema.restore;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import com.traveease.schema.keep.Kept;
import com.traveease.schema.keep.Server;
import com.traveease.schema.sql.Identifiers;

/** Triggers that would run for rows that go back, as if they were new; and how to do without them for that time. */
final class TriggersInTheWay {

    private final Server server;
    private final String home;

    TriggersInTheWay(Server server, String home) {
        this.server = server;
        this.home = home;
    }

    List<Misfit> of(RestoreTarget target) throws SQLException {
        Kept entry = target.entry();
        List<Misfit> misfits = new ArrayList<>();
        for (String trigger : server.strings("SELECT trigger_name FROM information_schema.triggers WHERE "
                + "event_object_schema = ? AND event_object_table = ? AND event_manipulation = ? ORDER BY action_order", home,
                target.name(), entry.isWhole() ? "INSERT" : "UPDATE")) {
            String name = Identifiers.plain(home) + "." + Identifiers.plain(trigger);
            misfits.add(Misfit.of(entry,
                    ("%s: the trigger %s would run for each row that is put back. While nothing writes to the table, run the "
                            + "first statement, then restore %s --table %s, then the others")
                            .formatted(entry.what(), Identifiers.plain(trigger), entry.revision(), Kept.asTyped(entry.table())),
                    "DROP TRIGGER %s;\n%s".formatted(name, again(name))));
        }
        return misfits;
    }

    /** For the mysql client, in which a statement with others in it needs another delimiter. */
    private String again(String name) throws SQLException {
        List<String> shown = server.rows("SHOW CREATE TRIGGER " + name).get(0);
        String sql = shown.get(2).strip();
        return "USE %s;\nSET SESSION sql_mode = '%s';\n".formatted(Identifiers.plain(home), shown.get(1))
                + (sql.contains(";") ? "DELIMITER $$\n%s$$\nDELIMITER ;".formatted(sql) : sql + ";");
    }
}
