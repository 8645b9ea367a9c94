package com.traveease.crash;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;

/** A part of all points, the same for the same seed, in which every fault comes about equally often in both directions. */
final class Sample {

    private Sample() {
    }

    static List<Point> of(List<Point> points, int size, long seed) {
        List<Point> shuffled = new ArrayList<>(points);
        // What comes in is in the order in which parallel runs ended.
        shuffled.sort(Comparator.comparing(Point::name));
        Collections.shuffle(shuffled, new Random(seed));
        Map<String, Queue<Point>> kinds = new TreeMap<>();
        shuffled.forEach(point -> kinds
                .computeIfAbsent(point.fault() + " " + point.direction(), kind -> new ArrayDeque<>()).add(point));
        List<Point> sample = new ArrayList<>();
        while (sample.size() < Math.min(size, points.size())) {
            kinds.values().stream().filter(kind -> !kind.isEmpty()).forEach(kind -> sample.add(kind.remove()));
        }
        return List.copyOf(sample.subList(0, Math.min(size, points.size())));
    }
}
