/** Phase 1: who sells, who buys and how they pay. It must not know any product. */
package com.traveease.model.account;
