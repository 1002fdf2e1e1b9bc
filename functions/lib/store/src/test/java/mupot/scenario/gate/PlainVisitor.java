package mupot.scenario.gate;

import java.util.List;
import mupot.kernel.gate.Visitor;

/** A visitor who reads source. */
public final class PlainVisitor implements Visitor {

    @Override
    public List<String> lines(String target, String text) {
        return text.lines().toList();
    }

    @Override
    public String page(Comparison comparison) {
        return comparison.toString();
    }
}
