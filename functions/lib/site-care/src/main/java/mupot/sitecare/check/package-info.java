/** One class for each kind of fault: how it shows, and how it is repaired where that is clear. */
@NullMarked
package mupot.sitecare.check;

import org.jspecify.annotations.NullMarked;
