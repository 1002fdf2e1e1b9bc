package mupot.sitecare.page;

import java.nio.charset.StandardCharsets;

/** How a reference to a target is written on a page. */
public final class Spelling {

    private static final String PLAIN = "-._~!$()*+,;=@/";

    private Spelling() {}

    /** In the manner of the reference it replaces: from the root or relative, with or without the file's ending. */
    public static String like(String former, HtmlPage page, String target) {
        String path = Address.cleaned(former);
        path = path.substring(0, Address.cut(path));
        String named = named(path, target);
        boolean rooted = path.startsWith("/") || page.first("base").isPresent();
        String spelled = encoded(rooted ? "/" + named : relative(page.folder(), named));
        return spelled.isEmpty() ? "./" : spelled;
    }

    private static String named(String former, String target) {
        String last = former.substring(former.lastIndexOf('/') + 1);
        boolean bare = !former.isEmpty() && !last.contains(".");
        if (bare && (target.equals("index.html") || target.endsWith("/index.html"))) {
            return target.substring(0, target.length() - "index.html".length());
        }
        return bare && !last.isEmpty() && target.endsWith(".html")
                ? target.substring(0, target.length() - ".html".length())
                : target;
    }

    /** From a folder (empty or ending with a slash) to a target. */
    static String relative(String folder, String target) {
        String from = folder;
        String up = "";
        while (!target.startsWith(from)) {
            from = from.substring(0, from.lastIndexOf('/', from.length() - 2) + 1);
            up += "../";
        }
        return up + target.substring(from.length());
    }

    private static String encoded(String path) {
        var spelled = new StringBuilder();
        for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (one & 0xFF);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            spelled.append(plain || PLAIN.indexOf(c) >= 0 ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return spelled.toString();
    }
}
