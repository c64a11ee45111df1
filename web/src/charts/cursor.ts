// The readout of a chart, by keyboard and by pointer: one point is marked, named beside it, and
// said aloud to who moved there by key.
import { announce, draw, make, rightToLeft } from "../base/dom";
import { say } from "../base/words";
import type { ChartData, DataPoint } from "./chart_data";
import type { Drawing, Mark } from "./marks";
import { readDrawing } from "./marks";
import { next } from "./steps";

function sentence(point: DataPoint): string {
  const value = point.unit && point.known ? `${point.text} ${point.unit}` : point.text;
  return point.series && point.series !== point.label
    ? say("chart.point", { label: point.label, series: point.series, value })
    : say("chart.point_alone", { label: point.label, value });
}

class Cursor {
  private at: DataPoint | null = null;
  private readonly tip = make("div", { class: "tip", "aria-hidden": "true", hidden: true });
  private readonly ring = draw("g", { class: "cursor", "aria-hidden": "true" });
  private drawing: Drawing | null = null;

  constructor(
    box: HTMLElement,
    private readonly svg: SVGSVGElement,
    private readonly data: ChartData,
    private readonly measure: () => Drawing = () => readDrawing(svg, data),
  ) {
    box.append(this.tip);
    svg.append(this.ring);
    box.tabIndex = 0;
    box.setAttribute("role", "application");
    box.setAttribute("aria-roledescription", say("chart.is"));
    box.setAttribute("aria-label", say("chart.keys", { title: data.title }));
    box.addEventListener("keydown", (event) => this.key(event));
    box.addEventListener("blur", () => this.leave());
    box.addEventListener("pointermove", (event) => this.pointer(event));
    box.addEventListener("pointerdown", (event) => this.pointer(event));
    box.addEventListener("pointerleave", () => document.activeElement !== box && this.leave());
  }

  /** Shapes have a size only while they are shown, so they are measured when first used. */
  private measured(): Drawing {
    if (!this.drawing) this.drawing = this.measure();
    return this.drawing;
  }

  private key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") return this.leave();
    if (event.key === "Enter" && this.at?.proof) {
      window.location.assign(this.at.proof);
      return;
    }
    const place = { data: this.data, drawing: this.measured(), mirrored: rightToLeft() };
    const known = /^(Arrow|Home$|End$)/.test(event.key);
    if (!known) return;
    event.preventDefault();
    const point = next(this.at, event.key, place);
    if (!point) return;
    this.show(point);
    const where = say("chart.of", {
      n: this.data.points.indexOf(point) + 1,
      all: this.data.points.length,
    });
    announce(`${sentence(point)} ${where}`);
  }

  private pointer(event: PointerEvent): void {
    const toScreen = this.svg.getScreenCTM();
    const { marks, layout } = this.measured();
    if (!toScreen || marks.length === 0) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(toScreen.inverse());
    const over = marks.find((mark) => mark.shape !== null && mark.shape === event.target);
    const far = (mark: Mark) =>
      Math.abs(mark.x - at.x) * (layout === "down" ? 0.01 : layout === "across" ? 4 : 1) +
      Math.abs(mark.y - at.y);
    const near = marks.reduce((best, mark) => (far(mark) < far(best) ? mark : best));
    this.show((over ?? (layout === "list" ? undefined : near))?.point ?? null);
  }

  private show(point: DataPoint | null): void {
    if (!point) return this.leave();
    this.at = point;
    const mark = this.measured().marks.find((one) => one.point === point);
    this.ring.replaceChildren(...(mark ? [this.ringOf(mark)] : []));
    this.tip.textContent = sentence(point);
    this.tip.hidden = false;
    const { width, height } = this.svg.viewBox.baseVal;
    const x = mark ? mark.x / width : 0.5;
    const y = mark ? mark.y / height : 0.1;
    this.tip.style.setProperty("left", `${(100 * x).toFixed(2)}%`);
    this.tip.style.setProperty("top", `${(100 * y).toFixed(2)}%`);
    // Near an edge it opens towards the middle.
    this.tip.style.setProperty("--shift", `${(-100 * Math.min(1, Math.max(0, x))).toFixed(1)}%`);
    this.tip.classList.toggle("below", y < 0.2);
  }

  private ringOf(mark: Mark): SVGElement {
    const same = mark.shape?.cloneNode() as SVGElement | undefined;
    if (!same) return draw("circle", { cx: mark.x, cy: mark.y, r: 8 });
    const own = ["id", "fill", "class", "stroke", "fill-opacity"];
    for (const name of own) same.removeAttribute(name);
    return same;
  }

  private leave(): void {
    this.at = null;
    this.tip.hidden = true;
    this.ring.replaceChildren();
  }
}

/** `measure` says where the points stand, for a drawing that was made here. */
export function addCursor(
  box: HTMLElement,
  svg: SVGSVGElement,
  data: ChartData,
  measure?: () => Drawing,
): void {
  new Cursor(box, svg, data, measure);
}
