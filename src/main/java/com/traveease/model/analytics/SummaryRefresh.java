package com.traveease.model.analytics;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.Immutable;

import com.traveease.model.Collations;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** As of when a summary is right. The database refreshes them by itself; see the script of phase 5. */
@Entity
@Immutable
@Table(name = "summary_refreshes")
public class SummaryRefresh extends PanacheEntityBase {
    /** The summary's table. */
    @Id
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 64)
    public String summaryName;

    @Column(nullable = false)
    public Instant refreshedAt;
}
