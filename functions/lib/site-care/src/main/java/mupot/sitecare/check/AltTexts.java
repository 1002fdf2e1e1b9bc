package mupot.sitecare.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import mupot.sitecare.check.Fault.Repair;
import mupot.sitecare.page.Address;
import mupot.sitecare.page.HtmlPage;
import mupot.sitecare.page.Tagged;
import mupot.sitecare.page.WebSite;
import org.jsoup.nodes.Element;

/** An image says in words what it shows. An empty text says that it is mere decoration. */
final class AltTexts implements PageCheck {

    private static final int MAX = 150;
    private static final Set<String> PRESENTATION = Set.of("presentation", "none");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern NO_WORD = Pattern.compile("\\d+|\\d+x\\d+|\\p{L}|v\\d+|\\d+w|(?=.*\\d)[0-9a-f]{6,}");
    private static final Set<String> SAYS_NOTHING = Set.of(
            "img",
            "image",
            "images",
            "photo",
            "pic",
            "picture",
            "dsc",
            "dscn",
            "dscf",
            "pxl",
            "mvimg",
            "screenshot",
            "untitled",
            "thumb",
            "thumbnail",
            "small",
            "medium",
            "large",
            "final",
            "copy",
            "edited",
            "hero",
            "banner",
            "header",
            "bg",
            "background",
            "placeholder",
            "default",
            "web",
            "min",
            "scaled",
            "file",
            "scan",
            "asset",
            "new",
            "old");

    @Override
    public List<Fault> faults(HtmlPage page, WebSite site) {
        var faults = new ArrayList<Fault>();
        for (Tagged image : page.elements("img")) {
            if (!image.has("alt") && !isDecoration(image)) {
                String what = "image %s has no alternative text".formatted(Quoted.of(image.value("src")));
                Repair repair = described(image)
                        .<Repair>map(text -> Fault.fix(image.tag().with("alt", text)))
                        .orElseGet(() -> new Repair.Left("nothing on the page says what it shows"));
                faults.add(new Fault(page.target(), Check.MISSING_ALT, what, repair));
            }
        }
        return faults;
    }

    private static boolean isDecoration(Tagged image) {
        return PRESENTATION.contains(image.words("role"))
                || image.words("aria-hidden").equals("true")
                || image.value("width").equals("1") && image.value("height").equals("1");
    }

    private static Optional<String> described(Tagged image) {
        return caption(image.element())
                .or(() -> said(image.value("aria-label")))
                .or(() -> said(image.value("title")))
                .or(() -> named(image.value("src")));
    }

    private static Optional<String> caption(Element image) {
        return Tagged.ancestors(image)
                .filter(one -> one.normalName().equals("figure"))
                .findFirst()
                .filter(figure -> figure.select("img").size() == 1)
                .map(figure -> figure.selectFirst("figcaption"))
                .flatMap(caption -> said(caption.text()));
    }

    private static Optional<String> said(String text) {
        String plain = text.replaceAll("[\\p{C}\\s]+", " ").strip();
        return plain.isEmpty() || plain.length() > MAX ? Optional.empty() : Optional.of(plain);
    }

    /** The file's name, if its words are words. */
    private static Optional<String> named(String source) {
        String path = source.substring(0, Address.cut(source));
        if (path.startsWith("data:")) {
            return Optional.empty();
        }
        String file = Address.decoded(path.substring(path.lastIndexOf('/') + 1)).orElse("");
        int dot = file.lastIndexOf('.');
        var words = new ArrayList<String>();
        for (String word : BETWEEN.split(dot < 0 ? file : file.substring(0, dot))) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (!lower.isEmpty() && !NO_WORD.matcher(lower).matches() && !SAYS_NOTHING.contains(lower)) {
                words.add(lower);
            }
        }
        String text = String.join(" ", words);
        boolean telling = words.stream().anyMatch(word -> word.length() >= 3);
        return telling && text.length() <= MAX
                ? Optional.of(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1))
                : Optional.empty();
    }
}
