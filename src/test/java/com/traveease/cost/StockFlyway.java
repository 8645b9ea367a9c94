package com.traveease.cost;

import org.flywaydb.core.Flyway;

/** Flyway as its users run it, in a process of its own. */
final class StockFlyway {

    private StockFlyway() {
    }

    /** Address, user, password, folder. */
    public static void main(String... args) {
        Flyway.configure().dataSource(args[0], args[1], args[2]).locations("filesystem:" + args[3]).load().migrate();
    }
}
