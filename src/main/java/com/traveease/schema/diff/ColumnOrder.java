package com.traveease.schema.diff;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The order of a table's columns, on both sides. */
final class ColumnOrder {

    private ColumnOrder() {
    }

    /**
     * The columns, in lower case, that have to move: of those on both sides all but the longest run that keeps its order, so
     * that
     * they are as few as possible.
     */
    static Set<String> moved(TableShape from, TableShape to) {
        List<ColumnShape> both = to.columns().stream().filter(column -> from.column(column.name()).isPresent()).toList();
        int[] place = both.stream().mapToInt(column -> from.columns().indexOf(from.column(column.name()).orElseThrow()))
                .toArray();
        int[] length = new int[place.length];
        int[] before = new int[place.length];
        int last = -1;
        for (int i = 0; i < place.length; i++) {
            length[i] = 1;
            before[i] = -1;
            for (int j = 0; j < i; j++) {
                if (place[j] < place[i] && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    before[i] = j;
                }
            }
            if (last < 0 || length[i] > length[last]) {
                last = i;
            }
        }
        Set<String> moving = new HashSet<>();
        both.forEach(column -> moving.add(column.name().toLowerCase(Locale.ROOT)));
        for (int i = last; i >= 0; i = before[i]) {
            moving.remove(both.get(i).name().toLowerCase(Locale.ROOT));
        }
        return moving;
    }
}
