package com.traveease.model.compliance;

public enum VisaPurpose {
    TOURISM,
    BUSINESS,
    TRANSIT,
    STUDY
}
