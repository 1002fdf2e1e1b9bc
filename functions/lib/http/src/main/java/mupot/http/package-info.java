/** The pot's HTTP door: JAX-RS resources, served by the function `api` and by the local pot alike. */
@NullMarked
package mupot.http;

import org.jspecify.annotations.NullMarked;
