package com.traveease.model.compliance;

public enum InsuranceCover {
    MEDICAL,
    CANCELLATION,
    BAGGAGE,
    COMPREHENSIVE
}
