package mupot.channel.discord;

import static org.assertj.core.api.Assertions.assertThat;

import mupot.testkit.channels.Cards;
import org.junit.jupiter.api.Test;

class CardMessageTest {

    @Test
    void a_card_that_asks_names_the_site_it_would_change_and_what_is_done_there() {
        CardMessage message = CardMessage.of(Cards.waiting(Cards.DIFF));

        assertThat(message.approve()).isPresent();
        assertThat(message.content())
                .contains("Bakery")
                .contains("/srv/www/bakery")
                .contains("apply");
    }

    @Test
    void no_change_is_so_long_that_what_is_said_about_it_goes_and_the_button_stays() {
        for (int length = 1_000; length < 2_200; length += 10) {
            CardMessage message = CardMessage.of(Cards.waiting("+" + "x".repeat(length)));

            assertThat(message.approve()).as("%s characters", length).isPresent();
            assertThat(message.content()).as("%s characters", length).contains("page is well");
        }
    }
}
