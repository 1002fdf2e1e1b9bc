/**
 * A whole pot's storage in one folder on one machine: items, change feed and queues in one SQLite file, so that one
 * commit covers all three and a killed process loses nothing it had promised.
 */
@NullMarked
package mupot.engine.local;

import org.jspecify.annotations.NullMarked;
