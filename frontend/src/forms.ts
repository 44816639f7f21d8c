/** How long a second press of the same button is taken for a double click. */
const DOUBLE_CLICK_MS = 1500;

/**
 * Keeps an accidental second submit of the same form from leaving. The server knows the one-time key of the form and
 * would answer with the first result anyway; this only spares the person a second wait.
 */
export function guardForms(root: ParentNode): void {
  const sent = new WeakMap<HTMLFormElement, number>();
  for (const form of root.querySelectorAll<HTMLFormElement>("form[method='post']")) {
    form.addEventListener("submit", (event) => {
      const before = sent.get(form);
      if (before !== undefined && event.timeStamp - before < DOUBLE_CLICK_MS) {
        event.preventDefault();
        return;
      }
      sent.set(form, event.timeStamp);
    });
  }
  for (const box of root.querySelectorAll<HTMLInputElement>("input[data-all]")) {
    box.closest("th")?.removeAttribute("hidden");
    box.addEventListener("change", () => {
      for (const row of root.querySelectorAll<HTMLInputElement>(`input[name="${box.dataset.all}"]`)) {
        row.checked = box.checked;
      }
    });
  }
}
