package mupot.sitecare.page;

import org.jsoup.nodes.Element;

/** A run of text that a reader sees, as it is spelled in the source from start up to but without end. */
public record Written(Element parent, int start, int end) {}
