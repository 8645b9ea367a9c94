package com.traveease.model.account;

public enum OfferStatus {
    AVAILABLE,
    SOLD_OUT,
    WITHDRAWN
}
