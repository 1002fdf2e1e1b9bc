package mupot.visitor;

import java.util.List;
import mupot.kernel.gate.Visitor;

/** Draws texts by what a browser's parser makes of them. */
public final class JsoupVisitor implements Visitor {

    @Override
    public List<String> lines(String target, String text) {
        return Lines.of(Sight.of(target, text)).stream().map(Lines.Line::text).toList();
    }

    @Override
    public String page(Comparison comparison) {
        return new ComparedPage(comparison).html();
    }
}
