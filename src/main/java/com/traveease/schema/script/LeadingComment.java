package com.traveease.schema.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a script says of itself before its first statement. */
public final class LeadingComment {

    /** As the server sees it: two dashes without a blank behind them are two signs of minus. */
    private static final Pattern LINE = Pattern.compile("(?:--(?=\\s|\\z)|#+) ?(.*)");
    /** Neither what the server runs, nor a hint to it. */
    private static final Pattern BLOCK = Pattern.compile("/\\*(?![!+])(.*)");
    private static final Pattern ORNAMENT = Pattern.compile("[-=*#~_\\s]*");

    private LeadingComment() {
    }

    /**
     * Its lines without comment marks, without empty ones and ornaments at either end; empty when the script begins otherwise.
     */
    public static List<String> of(String script) {
        return of(script, line -> false);
    }

    /**
     * The same without some of the lines.
     *
     * @param leftOut of a line without its marks, whether it is one
     */
    public static List<String> of(String script, Predicate<String> leftOut) {
        List<String> comment = new ArrayList<>();
        boolean inBlock = false;
        for (String raw : script.lines().toList()) {
            String line = raw.strip();
            Matcher block = BLOCK.matcher(line);
            Matcher marked = LINE.matcher(line);
            if (inBlock || block.matches()) {
                String text = inBlock ? line : block.group(1);
                int end = text.indexOf("*/");
                inBlock = end < 0;
                comment.add((inBlock ? text : text.substring(0, end)).replaceFirst("^(\\*+| (?=\\S)) ?", "").stripTrailing());
                if (!inBlock && end + 2 < text.length()) {
                    break;
                }
            } else if (marked.matches()) {
                comment.add(marked.group(1).stripTrailing());
            } else if (!line.isEmpty() || !comment.isEmpty()) {
                break;
            }
        }
        comment.removeIf(leftOut);
        while (!comment.isEmpty() && isOrnament(comment.get(0))) {
            comment.remove(0);
        }
        while (!comment.isEmpty() && isOrnament(comment.get(comment.size() - 1))) {
            comment.remove(comment.size() - 1);
        }
        return List.copyOf(comment);
    }

    private static boolean isOrnament(String line) {
        return ORNAMENT.matcher(line).matches();
    }
}
