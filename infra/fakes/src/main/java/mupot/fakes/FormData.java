package mupot.fakes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a {@code multipart/form-data} body by name. */
record FormData(Map<String, Part> parts) {

    private static final Pattern BOUNDARY = Pattern.compile("multipart/form-data;\\s*boundary=\"?([^\";]{1,70})\"?.*");
    private static final Pattern NAME = Pattern.compile("(?is).*?;\\s*name=\"([^\"]*)\".*");
    private static final Pattern FILE = Pattern.compile("(?is).*?;\\s*filename=\"([^\"]*)\".*");

    record Part(Optional<String> file, byte[] content) {}

    static boolean is(String contentType) {
        return contentType.startsWith("multipart/form-data");
    }

    static FormData parse(String contentType, byte[] body) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no boundary");
        }
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String mark = "--" + matcher.group(1);
        var parts = new LinkedHashMap<String, Part>();
        int at = text.indexOf(mark);
        while (at >= 0 && !text.startsWith("--", at + mark.length())) {
            int head = at + mark.length() + 2;
            int content = text.indexOf("\r\n\r\n", head) + 4;
            int end = text.indexOf("\r\n" + mark, content);
            if (content < 4 || end < 0) {
                throw new IllegalArgumentException("a part without an end");
            }
            add(parts, text.substring(head, content), text.substring(content, end));
            at = end + 2;
        }
        return new FormData(parts);
    }

    private static void add(Map<String, Part> parts, String head, String content) {
        Matcher name = NAME.matcher(head);
        Matcher file = FILE.matcher(head);
        if (!name.matches()) {
            throw new IllegalArgumentException("a part without a name");
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(content.getBytes(StandardCharsets.ISO_8859_1));
        parts.put(
                name.group(1),
                new Part(file.matches() ? Optional.of(file.group(1)) : Optional.empty(), bytes.toByteArray()));
    }
}
