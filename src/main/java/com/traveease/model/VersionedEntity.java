package com.traveease.model;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;

import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.UpdateTimestamp;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * A row that changes during its life.
 * <p>
 * The stamps are set here although their columns have defaults: {@code CURRENT_TIMESTAMP} is in the time zone of the
 * session, an {@link Instant} is always written in UTC. The defaults serve rows that come from elsewhere.
 */
@MappedSuperclass
public abstract class VersionedEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** Counts the changes; whoever writes with an old one is refused. */
    @Version
    @ColumnDefault("0")
    public long version;

    @CreationTimestamp
    @ColumnDefault("CURRENT_TIMESTAMP(6)")
    @Column(nullable = false, updatable = false)
    public Instant createdAt;

    @UpdateTimestamp
    @ColumnDefault("CURRENT_TIMESTAMP(6)")
    @Column(nullable = false, options = "ON UPDATE CURRENT_TIMESTAMP(6)")
    public Instant updatedAt;
}
