/**
 * Phase 4, the papers a journey needs: visas and insurance. It must not know about tours.
 */
package com.traveease.model.compliance;
