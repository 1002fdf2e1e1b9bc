package mupot.engine.aws;

import mupot.store.seam.Table;

/** The names of one pot's two tables. */
record Tables(String authority, String work) {

    static Tables of(String pot) {
        return new Tables(pot + "-authority", pot + "-work");
    }

    String name(Table table) {
        return switch (table) {
            case AUTHORITY -> authority;
            case WORK -> work;
        };
    }

    Table table(String name) {
        if (name.equals(authority)) {
            return Table.AUTHORITY;
        }
        if (name.equals(work)) {
            return Table.WORK;
        }
        throw new IllegalStateException("not a table of this pot: " + name);
    }
}
