package uk.interborough.journey;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** How somebody has set up screen and browser. Changed while a page is open, as a person may. */
final class Display {
    private static final int USUAL_TEXT = 16;

    /** The bar of an upload of unknown length fades for those who want no motion: the framework's, made for them. */
    private static final Set<String> FADING = Set.of("indeterminate-reduced");

    private final Page page;
    private final CDPSession browser;
    private final List<String> motions = new CopyOnWriteArrayList<>();

    Display(Page page) {
        this.page = page;
        browser = page.context().newCDPSession(page);
        browser.send("Animation.enable");
        browser.on("Animation.animationStarted", event -> {
            JsonObject animation = event.getAsJsonObject("animation");
            JsonObject source = animation.getAsJsonObject("source");
            String name = animation.get("name").getAsString();
            if (source != null && source.get("duration").getAsDouble() > 0 && !FADING.contains(name)) {
                motions.add(animation.get("type").getAsString() + " " + name + " of " + source.get("duration") + " ms");
            }
        });
    }

    /** A wide screen, light, nothing forced, motion reduced. */
    void usual() {
        size(1280, 900);
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setColorScheme(ColorScheme.LIGHT)
                .setForcedColors(ForcedColors.NONE)
                .setReducedMotion(ReducedMotion.REDUCE));
        settle();
        motions.clear();
    }

    void size(int width, int height) {
        page.setViewportSize(width, height);
        settle();
    }

    void scheme(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        settle();
    }

    void forcedColours() {
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT).setForcedColors(ForcedColors.ACTIVE));
        settle();
    }

    /** As set in the browser's settings. Unit: per cent of the usual size. */
    void textSize(int percent) {
        JsonObject sizes = new JsonObject();
        sizes.addProperty("standard", USUAL_TEXT * percent / 100);
        JsonObject parameters = new JsonObject();
        parameters.add("fontSizes", sizes);
        browser.send("Page.setFontSizes", parameters);
        settle();
    }

    /** Until what depends on the display has been laid out and drawn again. */
    private void settle() {
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))");
    }

    /** How far the page as a whole, or a frame around its content, can be scrolled to the side. Unit: CSS pixels. */
    int sideways() {
        return (Integer) page.evaluate("""
                () => {
                  const around = [document.documentElement];
                  let part = document.querySelector('main') ?? document.querySelector('.ib-gate');
                  for (; part; part = part.assignedSlot ?? part.parentElement ?? part.getRootNode().host) around.push(part);
                  return Math.max(...around.map((e) => e.scrollWidth - e.clientWidth));
                }""");
    }

    /** Tables that scroll without being a named region that the Tab key reaches, or are one without scrolling. */
    List<?> faultsOfRegions() {
        return (List<?>) page.evaluate("""
                () => [...document.querySelectorAll('main .ib-table')].map((table) => ({
                    name: table.getAttribute('label'), scrolls: table.scrollWidth > table.clientWidth + 1,
                    region: table.getAttribute('role') === 'region' && table.tabIndex === 0 && !!table.ariaLabel }))
                  .filter(({ scrolls, region }) => scrolls !== region).map(({ name, scrolls }) => name + (scrolls ? ' is no region' : ' is a region'))""");
    }

    /** Text of ours that does not fit where it stands and cannot be scrolled to. */
    List<?> cutText() {
        return (List<?>) page.evaluate("""
                () => [...document.querySelectorAll('main *, .ib-gate *, .ib-bar *, .ib-footer *')]
                  .filter((e) => !e.localName.startsWith('vaadin-') && !e.closest('.ib-unseen, vaadin-select') && e.innerText?.trim())
                  .filter((e) => !['visible', 'auto'].includes(getComputedStyle(e).overflowX))
                  .filter((e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 4)
                  .map((e) => e.localName + '.' + e.className + ': ' + e.innerText.slice(0, 60))""");
    }

    /** What loses its shape when the browser takes colours and shadows away. */
    List<?> unseenInAForcedPalette() {
        return (List<?>) page.evaluate("""
                () => {
                  const bare = (e) => ['Top', 'Left'].every((side) => parseFloat(getComputedStyle(e)['border' + side + 'Width']) === 0);
                  const text = getComputedStyle(document.body).color;
                  const unseen = [...document.querySelectorAll('.ib-tag, .ib-card, ib-tiles button, .ib-button')].filter(bare).map((e) => e.className + ' has no edge');
                  for (const chart of document.querySelectorAll('ib-chart[rendered]')) {
                    const strokes = [...chart.shadowRoot.querySelectorAll('svg path')].map((path) => path.getAttribute('stroke'));
                    if (!strokes.includes(text)) unseen.push('no line in the colour of text in: ' + chart.getAttribute('heading'));
                  }
                  const target = document.querySelector('main a, main button, main input');
                  if (target) {
                    target.focus({ focusVisible: true });
                    const { outlineStyle, outlineWidth } = getComputedStyle(target);
                    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) unseen.push('no focus ring on ' + target.outerHTML.slice(0, 80));
                  }
                  return unseen;
                }""");
    }

    /** Animations that took time since the display was last set to the usual. */
    List<String> motions() {
        return motions;
    }
}
