package com.traveease.schema.script;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which statements of a script, as text: {@code 1-3,7}. */
public final class StatementNumbers {

    private StatementNumbers() {
    }

    /** @param numbers from 1, ascending */
    public static String written(List<Integer> numbers) {
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < numbers.size();) {
            int end = i;
            while (end + 1 < numbers.size() && numbers.get(end + 1) == numbers.get(end) + 1) {
                end++;
            }
            ranges.add(end == i ? Integer.toString(numbers.get(i)) : numbers.get(i) + "-" + numbers.get(end));
            i = end + 1;
        }
        return String.join(",", ranges);
    }

    /** As {@link #written} writes it. */
    public static List<Integer> read(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        return List.of(text.split(",")).stream().map(range -> range.split("-"))
                .flatMap(ends -> IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                        .boxed())
                .collect(Collectors.toList());
    }
}
