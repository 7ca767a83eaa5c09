/**
 * What tests share: speech made from nothing, and the way to the speech corpora beside the clone.
 */
package org.undertone.testing;
