package com.traveease.model.booking;

/** Also says which table a booking continues in. */
public enum Product {
    FLIGHT,
    HOTEL,
    CAR,
    TOUR,
    VISA,
    INSURANCE
}
