package mupot.kernel.gate;

import java.util.ArrayList;
import java.util.List;

/** What one look at a site after an effect has shown. */
sealed interface Sight {

    /** It can't be looked at now. */
    record Unreadable(String why) implements Sight {}

    /**
     * @param surprises what changed without being approved
     * @param remarks what the checks found, and what could not be looked at
     */
    record Seen(List<String> surprises, List<String> remarks) implements Sight {

        public Seen {
            surprises = List.copyOf(surprises);
            remarks = List.copyOf(remarks);
        }

        List<String> findings() {
            List<String> all = new ArrayList<>(surprises);
            all.addAll(remarks);
            return all;
        }
    }
}
