/** The whole pot in one process: the functions' parts on SQLite, queues in the same file, one folder to back up. */
@NullMarked
package mupot.local;

import org.jspecify.annotations.NullMarked;
