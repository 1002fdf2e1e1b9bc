/** The agents' hands on a folder of files: reads it freely, changes several files as one. */
@NullMarked
package mupot.connector.folder;

import org.jspecify.annotations.NullMarked;
