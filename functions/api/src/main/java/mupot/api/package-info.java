/** The HTTP API, behind API Gateway: the same resources as in the local pot. Stores secrets and reads none. */
@NullMarked
package mupot.api;

import org.jspecify.annotations.NullMarked;
