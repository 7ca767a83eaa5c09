/** A clip becomes a {@link org.undertone.recognize.Verdict}, by the only path there is. */
package org.undertone.recognize;
