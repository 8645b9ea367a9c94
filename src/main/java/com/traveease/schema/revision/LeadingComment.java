package com.traveease.schema.revision;

import java.util.ArrayList;
import java.util.List;

/** What a script says of itself before its first statement. */
final class LeadingComment {

    private LeadingComment() {
    }

    /** Its lines without comment marks, without empty ones at either end; empty when the script begins otherwise. */
    static List<String> of(String script) {
        List<String> comment = new ArrayList<>();
        boolean inBlock = false;
        for (String raw : script.lines().toList()) {
            String line = raw.strip();
            if (inBlock) {
                inBlock = !line.endsWith("*/");
                comment.add(line.replaceFirst("\\*/$", "").replaceFirst("^\\*+ ?", "").stripTrailing());
            } else if (line.startsWith("--") || line.startsWith("#")) {
                comment.add(line.replaceFirst("^(-{2,}|#+) ?", "").stripTrailing());
            } else if (line.startsWith("/*") && !line.startsWith("/*!")) {
                inBlock = !line.endsWith("*/");
                comment.add(line.replaceFirst("^/\\*+ ?", "").replaceFirst("\\*+/$", "").stripTrailing());
            } else if (line.isEmpty() && comment.isEmpty()) {
                continue;
            } else {
                break;
            }
        }
        while (!comment.isEmpty() && comment.get(0).isEmpty()) {
            comment.remove(0);
        }
        while (!comment.isEmpty() && comment.get(comment.size() - 1).isEmpty()) {
            comment.remove(comment.size() - 1);
        }
        return List.copyOf(comment);
    }
}
