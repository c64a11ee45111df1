// The menus in the head of a page open without script; with it they also close as menus do.
import { all, one } from "./dom";

export function startMenus(): void {
  const menus = all<HTMLDetailsElement>("header.site details");
  for (const menu of menus) {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      one("summary", menu)?.focus();
    });
    menu.addEventListener("toggle", () => {
      if (!menu.open) return;
      for (const other of menus) if (other !== menu) other.open = false;
    });
  }
  document.addEventListener("pointerdown", (event) => {
    const at = event.target as Node;
    for (const menu of menus) if (!menu.contains(at)) menu.open = false;
  });
}
