/** The manifests of {@code docker/kubernetes}: what they say, and what becomes of them in real pods. */
package com.traveease.pods;
