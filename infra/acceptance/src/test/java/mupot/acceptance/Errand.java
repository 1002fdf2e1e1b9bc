package mupot.acceptance;

import java.io.IOException;
import java.util.SortedMap;

/** What is asked of a pot's agents on the whole path, and what the site shall be like afterwards. */
interface Errand {

    /** As it is typed. */
    String title();

    /** What an owner does before. */
    void prepares(Doors doors, String owner) throws Exception;

    /** @param before contents of the site's files by path */
    SortedMap<String, byte[]> wanted(SortedMap<String, byte[]> before) throws IOException;

    /** Needs no model. */
    Errand REPAIRS = new Errand() {
        @Override
        public String title() {
            return "Fix the faults on our site";
        }

        @Override
        public void prepares(Doors doors, String owner) {}

        @Override
        public SortedMap<String, byte[]> wanted(SortedMap<String, byte[]> before) throws IOException {
            before.putAll(Checkout.files(Checkout.repairedBakery()));
            return before;
        }
    };
}
