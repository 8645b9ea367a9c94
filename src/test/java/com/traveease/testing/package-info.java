/** What tests share: schemas of their own on a real MySQL, and the packaged program as a process. */
package com.traveease.testing;
