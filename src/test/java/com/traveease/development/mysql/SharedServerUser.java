package com.traveease.development.mysql;

/** A process that joins or starts a shared server, says which one, and waits to be killed. */
final class SharedServerUser {

    static final String PID = "mysqld is process ";

    private SharedServerUser() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        MySqlServer server = MySqlServer.shared(arguments[0]);
        System.out.println(PID + server.pid());
        System.out.flush();
        Thread.sleep(120_000);
    }
}
