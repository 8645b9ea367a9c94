package com.traveease.schema.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.traveease.schema.cli.option.Arguments;
import com.traveease.testing.TestDatabase;

/** A command that was run in this process: what came out of it. */
public record Run(int exit, String out, String err) {

    public static Run of(String... typed) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] arguments = Arguments.of(typed);
        int exit = TraveeaseSchema.commandLine(new PrintWriter(out), new PrintWriter(err), arguments).execute(arguments);
        return new Run(exit, text(out), text(err));
    }

    public static Run on(TestDatabase database, String... typed) {
        return on(url(database), typed);
    }

    /** As another account. */
    static Run on(TestDatabase database, String user, String password, List<String> typed) {
        return on(url(database, user, password), typed.toArray(String[]::new));
    }

    private static Run on(String url, String... typed) {
        List<String> arguments = new ArrayList<>(List.of("--url", url));
        arguments.addAll(List.of(typed));
        return of(arguments.toArray(String[]::new));
    }

    /** With its account; without TLS, whose handshake takes most of the time of a short connection. */
    static String url(TestDatabase database) {
        return url(database, database.user(), database.password()) + "?ssl_disabled=true";
    }

    private static String url(TestDatabase database, String user, String password) {
        return "mysql://%s:%s@%s/%s".formatted(encoded(user), encoded(password),
                database.database().address().server(), database.schema());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String text(StringWriter written) {
        return written.toString().replace(System.lineSeparator(), "\n");
    }
}
