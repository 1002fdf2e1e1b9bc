package mupot.wire.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Why a request wasn't carried out, as RFC 9457 has it.
 *
 * @param code stable, for programs
 * @param detail a sentence for the person who asked
 * @param next what would help; left out where nothing is known
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Problem(String title, int status, String code, String detail, Optional<String> next) {

    public static final String MEDIA_TYPE = "application/problem+json";
}
