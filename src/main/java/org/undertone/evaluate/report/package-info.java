/** An evaluation becomes a page that anybody can read. */
package org.undertone.evaluate.report;
