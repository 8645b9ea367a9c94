package com.traveease.model.account;

public enum VendorStatus {
    ACTIVE,
    SUSPENDED,
    CLOSED
}
