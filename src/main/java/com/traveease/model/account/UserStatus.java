package com.traveease.model.account;

/** Accounts with bookings cannot be deleted; they are closed. */
public enum UserStatus {
    ACTIVE,
    SUSPENDED,
    CLOSED
}
