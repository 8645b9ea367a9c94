package com.traveease.development.mysql;

/** What becomes of a server's directory when the server ends. */
enum Lifetime {
    KEPT,
    TEMPORARY
}
