/** A model bundle becomes files under {@code models/<id>/}, and back. */
package org.undertone.model;
