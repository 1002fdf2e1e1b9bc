/** Caring for a site without a model: audits its pages, repairs the faults that have one clear repair. */
@NullMarked
package mupot.sitecare;

import org.jspecify.annotations.NullMarked;
