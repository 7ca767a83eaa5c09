/** A corpus becomes a model bundle. */
package org.undertone.train;
