/**
 * Phase 3, what travellers drive: cars on offer and their rentals. It must not know about hotels.
 */
package com.traveease.model.mobility;
