package com.traveease.model.compliance;

/** How far the consulate is. */
public enum VisaStage {
    DRAFT,
    SUBMITTED,
    IN_REVIEW,
    APPROVED,
    REFUSED
}
