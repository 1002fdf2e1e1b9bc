/** People and the pot's shape, on the shipped book over the engine in memory. */
package mupot.scenario.people;
