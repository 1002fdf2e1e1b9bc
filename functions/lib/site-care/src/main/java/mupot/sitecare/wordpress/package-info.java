/** Checks of a WordPress site's fields, which are pieces of pages: the theme puts head, first heading and foot around them. */
@NullMarked
package mupot.sitecare.wordpress;

import org.jspecify.annotations.NullMarked;
