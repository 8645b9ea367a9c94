package com.traveease.model.booking;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

import com.traveease.model.After;
import com.traveease.model.Collations;
import com.traveease.model.VersionedEntity;
import com.traveease.model.account.Vendor;

/** What a vendor puts on sale. An offer that was booked is never deleted, only withdrawn. */
@MappedSuperclass
public abstract class Offer extends VersionedEntity {
    @After("id")
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false)
    @OnDelete(action = OnDeleteAction.RESTRICT)
    public Vendor vendor;

    /** The vendor's own name of it; unique within the vendor. */
    @After("vendor_id")
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 64)
    public String offerCode;

    /** ISO 4217, of all amounts of this offer. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 3, columnDefinition = "char(3)")
    public String currency;

    @Column(nullable = false, columnDefinition = "boolean")
    public boolean refundable;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public OfferStatus status = OfferStatus.AVAILABLE;

    /** From then on the vendor no longer honours it; null when it does until withdrawn. */
    public Instant expiresAt;
}
