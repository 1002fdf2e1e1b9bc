package mupot.kernel.egress;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import mupot.kernel.id.Hash;

/** A {@code multipart/form-data} body. The same parts give the same bytes. */
public record Multipart(String contentType, byte[] body) {

    /**
     * @param name letters, digits, {@code []._-} only
     * @param file the file's name, of the same characters; empty: a plain field
     */
    public record Part(String name, Optional<String> file, String contentType, byte[] content) {

        public Part {
            if (!(name + file.orElse("") + contentType).matches("[A-Za-z0-9\\[\\]._/; =-]+")) {
                throw new IllegalArgumentException("a part's name, file name or type holds what a header can't");
            }
        }
    }

    public static Multipart of(List<Part> parts) {
        String boundary = boundary(parts);
        var out = new ByteArrayOutputStream();
        for (Part part : parts) {
            out.writeBytes(ascii("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.name() + "\""
                    + part.file().map(file -> "; filename=\"" + file + "\"").orElse("") + "\r\nContent-Type: "
                    + part.contentType() + "\r\n\r\n"));
            out.writeBytes(part.content());
            out.writeBytes(ascii("\r\n"));
        }
        out.writeBytes(ascii("--" + boundary + "--\r\n"));
        return new Multipart("multipart/form-data; boundary=" + boundary, out.toByteArray());
    }

    /** Follows from the contents, so none of them can hold it but by a broken SHA-256. */
    private static String boundary(List<Part> parts) {
        var all = new ByteArrayOutputStream();
        for (Part part : parts) {
            all.writeBytes(Hash.of(part.content()).bytes());
        }
        return "mupot-" + Hash.of(all.toByteArray()).value().substring(0, 40);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
