package com.traveease.model.booking;

public enum OfferStatus {
    AVAILABLE,
    SOLD_OUT,
    WITHDRAWN
}
