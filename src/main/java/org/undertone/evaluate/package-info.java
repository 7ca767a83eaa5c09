/** Verdicts and truth become metrics and reports. */
package org.undertone.evaluate;
