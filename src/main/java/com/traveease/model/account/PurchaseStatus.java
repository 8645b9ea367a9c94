package com.traveease.model.account;

public enum PurchaseStatus {
    PENDING,
    CONFIRMED,
    COMPLETED,
    CANCELLED
}
