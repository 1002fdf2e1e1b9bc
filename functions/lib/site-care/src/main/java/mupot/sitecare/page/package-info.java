/** Pages and the places in their source text, so that a repair changes a few characters and nothing else. */
@NullMarked
package mupot.sitecare.page;

import org.jspecify.annotations.NullMarked;
