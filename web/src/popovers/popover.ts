// A note beside a link, for who points at it or comes to it by key. It stays while the pointer is
// on it, Escape closes it, and the link works as without it.
import { make, one } from "../base/dom";

export type Content = (link: HTMLAnchorElement) => Promise<(Node | string)[]>;

const delayMs = 180;
const gap = 8;

class Popover {
  private readonly box = make("div", { id: "popover", class: "popover", role: "tooltip" });
  private link: HTMLAnchorElement | null = null;
  private timer = 0;

  constructor(private readonly kinds: Map<string, Content>) {
    this.box.hidden = true;
    document.body.append(this.box);
    document.addEventListener("pointerover", (event) => this.over(event));
    document.addEventListener("focusin", (event) => this.consider(event.target, 0));
    document.addEventListener("focusout", () => this.soon(() => this.close()));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    document.addEventListener("scroll", () => this.link && this.place(), { passive: true });
  }

  private soon(act: () => void, wait = delayMs): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(act, wait);
  }

  private over(event: PointerEvent): void {
    if (event.pointerType === "touch") return; // a finger opens the link
    if (this.box.contains(event.target as Node)) return window.clearTimeout(this.timer);
    this.consider(event.target, delayMs);
  }

  private consider(target: EventTarget | null, wait: number): void {
    const element = target instanceof Element ? target : null;
    for (const [selector, content] of this.kinds) {
      const link = element?.closest<HTMLAnchorElement>(selector);
      if (!link) continue;
      if (link === this.link) return window.clearTimeout(this.timer);
      return this.soon(() => void this.open(link, content), wait);
    }
    if (this.link && document.activeElement !== this.link) this.soon(() => this.close());
  }

  private async open(link: HTMLAnchorElement, content: Content): Promise<void> {
    this.close();
    this.link = link;
    const parts = await content(link).catch(() => []);
    if (this.link !== link || parts.length === 0) return;
    link.removeAttribute("title"); // else the browser shows it a second time
    this.box.replaceChildren(...parts);
    this.box.hidden = false;
    link.setAttribute("aria-describedby", this.box.id);
    this.place();
  }

  /** Below the link, or above where below there is no room; within the window. */
  private place(): void {
    const at = this.link?.getBoundingClientRect();
    if (!at || this.box.hidden) return;
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const room = document.documentElement.clientWidth;
    const left = Math.max(gap, Math.min(at.left, room - width - gap));
    const below = at.bottom + gap;
    const top = below + height > window.innerHeight ? at.top - height - gap : below;
    this.box.style.setProperty("left", `${left}px`);
    this.box.style.setProperty("top", `${Math.max(gap, top)}px`);
  }

  private close(): void {
    window.clearTimeout(this.timer);
    this.link?.removeAttribute("aria-describedby");
    this.link = null;
    this.box.hidden = true;
  }
}

export function startPopovers(kinds: Map<string, Content>): void {
  if (one([...kinds.keys()].join(","))) new Popover(kinds);
}
