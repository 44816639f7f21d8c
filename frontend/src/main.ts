/**
 * The only script that every page loads. Nothing here is needed to use a page: it moves the focus to the error
 * summary, keeps an impatient double click from sending a form twice, and starts the islands that a page holds.
 */
import { guardForms } from "./forms";
import { staffKeys } from "./keys";

document.documentElement.classList.add("js");

const summary = document.querySelector<HTMLElement>(".error-summary");
if (summary) {
  summary.focus();
  // A link of the summary leads to the field itself, not to the top of its group.
  summary.addEventListener("click", (event) => {
    const link = (event.target as HTMLElement).closest<HTMLAnchorElement>("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    field.closest(".field, fieldset")?.scrollIntoView();
    field.focus({ preventScroll: true });
  });
} else {
  document.querySelector<HTMLElement>(".notice[tabindex]")?.focus({ preventScroll: true });
}

guardForms(document);
staffKeys(document);

for (const island of document.querySelectorAll<HTMLElement>("[data-island]")) {
  const { script, style } = island.dataset;
  if (!script) continue;
  if (style) {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = style;
    document.head.append(sheet);
  }
  import(script)
    .then((module: { start(section: HTMLElement): void | Promise<void> }) => {
      island.hidden = false;
      return module.start(island);
    })
    // The list beside the island says the same: without the island, heading and all, nothing is lost.
    .catch((cause: unknown) => {
      island.hidden = true;
      console.warn("island not started", cause);
    });
}
