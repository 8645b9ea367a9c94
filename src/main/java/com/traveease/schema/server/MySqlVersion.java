package com.traveease.schema.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server says of its release: {@code 8.0.36-28.1}, {@code 8.4.13-log}, {@code 26.7.0}, or, without the number of the
 * patch, {@code 8.0.mysql_aurora.3.08.0}.
 *
 * @param text as the server says it
 * @param patch the highest there is where the server does not say it
 */
public record MySqlVersion(String text, int major, int minor, int patch) {

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?.*", Pattern.DOTALL);

    /** What cannot be read counts as the newest. */
    public static MySqlVersion of(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) {
            return new MySqlVersion(text, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
        }
        return new MySqlVersion(text, Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)),
                numbers.group(3) == null ? Integer.MAX_VALUE : Integer.parseInt(numbers.group(3)));
    }

    public boolean isMariaDb() {
        return text.contains("MariaDB");
    }

    public boolean isAtLeast(int major, int minor, int patch) {
        if (this.major != major) {
            return this.major > major;
        }
        return this.minor != minor ? this.minor > minor : this.patch >= patch;
    }
}
