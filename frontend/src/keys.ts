/**
 * Keys of staff lists, only on pages that ask for them (`data-keys` on the table): `/` search, `j` and `k` next and
 * previous row, `x` tick the row, Enter opens it. Never active while something is being typed.
 */
export function staffKeys(root: Document): void {
  const table = root.querySelector<HTMLElement>("table[data-keys]");
  const search = root.querySelector<HTMLElement>("[data-search]");
  if (!table && !search) return;
  root.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.closest("input:not([type=checkbox]), textarea, select")) return;
    if (event.key === "/" && search) {
      event.preventDefault();
      search.focus();
    } else if (table && (event.key === "j" || event.key === "k")) {
      move(table, event.key === "j" ? 1 : -1);
    } else if (table && event.key === "x") {
      const box = root.activeElement?.closest("tr")?.querySelector<HTMLInputElement>("input[type=checkbox]");
      if (box) box.checked = !box.checked;
    }
  });
}

function move(table: HTMLElement, step: number): void {
  const links = [...table.querySelectorAll<HTMLElement>("tbody tr")]
    .map((row) => row.querySelector<HTMLElement>("a[href], input"))
    .filter((link): link is HTMLElement => link !== null);
  const row = document.activeElement?.closest("tr");
  const at = links.findIndex((link) => link.closest("tr") === row);
  const next = links[at === -1 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)];
  next?.focus();
}
