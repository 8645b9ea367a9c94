package com.traveease.model.account;

public enum VendorKind {
    AIRLINE,
    HOTEL,
    CAR_RENTAL,
    TOUR_OPERATOR,
    VISA_AGENCY,
    INSURER,
    AGGREGATOR
}
