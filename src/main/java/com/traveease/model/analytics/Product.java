package com.traveease.model.analytics;

public enum Product {
    FLIGHT,
    HOTEL,
    CAR,
    TOUR,
    VISA,
    INSURANCE
}
