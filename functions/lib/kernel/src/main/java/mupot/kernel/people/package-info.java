/** Members and how a door knows them: links, tokens, invites, link codes. */
@NullMarked
package mupot.kernel.people;

import org.jspecify.annotations.NullMarked;
