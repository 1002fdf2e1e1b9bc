/** What visitors of a site see of its texts, drawn from the texts alone and without anything that could run. */
@NullMarked
package mupot.visitor;

import org.jspecify.annotations.NullMarked;
