package com.traveease.development;

/** What becomes of a server's directory when the server ends. */
enum Lifetime {
    KEPT,
    TEMPORARY
}
