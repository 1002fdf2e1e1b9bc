/** Pulls the plug between two steps of the folder connector, which shows its disk to nobody outside. */
@NullMarked
package mupot.connector.folder;

import org.jspecify.annotations.NullMarked;
