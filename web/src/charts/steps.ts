// From one point of a chart to the next by key. Keys follow the screen: the right arrow goes right,
// also where the page is read from right to left.
import type { ChartData, DataPoint } from "./chart_data";
import type { Drawing, Mark } from "./marks";

type Direction = { x: number; y: number };

const directions: Record<string, Direction> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The nearest in a direction; what lies far to the side of the way counts less. */
function nearest(from: Mark, marks: Mark[], way: Direction): Mark | null {
  let best: Mark | null = null;
  let least = Infinity;
  for (const mark of marks) {
    const ahead = (mark.x - from.x) * way.x + (mark.y - from.y) * way.y;
    const aside = Math.abs((mark.x - from.x) * way.y) + Math.abs((mark.y - from.y) * way.x);
    if (mark === from || ahead < 0.05) continue;
    const far = ahead + 4 * aside;
    if (far < least) [best, least] = [mark, far];
  }
  return best;
}

function onLines(from: Mark, drawing: Drawing, way: Direction): Mark | null {
  const { row, column } = from.point;
  const others = drawing.marks.filter((mark) =>
    way.x !== 0 ? mark.point.column === column : mark.point.row === row,
  );
  return nearest(from, others, way);
}

/** Bars stand below one another whatever their length. */
function onBars(from: Mark, drawing: Drawing, step: number): Mark | null {
  const inOrder = [...drawing.marks].sort((a, b) => a.y - b.y);
  return inOrder[inOrder.indexOf(from) + step] ?? null;
}

function inList(from: DataPoint, data: ChartData, step: number): DataPoint | null {
  return data.points[data.points.indexOf(from) + step] ?? null;
}

export interface Place {
  data: ChartData;
  drawing: Drawing;
  mirrored: boolean;
}

/** The point that a key leads to; null for a key that means nothing here, or at the end. */
export function next(from: DataPoint | null, key: string, place: Place): DataPoint | null {
  const { data, drawing } = place;
  const order = drawing.marks.length > 0 ? drawing.marks.map((mark) => mark.point) : data.points;
  if (key === "Home") return order[0] ?? null;
  if (key === "End") return order.at(-1) ?? null;
  const way = directions[key];
  if (!way) return null;
  if (!from) return order[0] ?? null;
  const mark = drawing.marks.find((one) => one.point === from);
  const forward = way.y !== 0 ? way.y : way.x * (place.mirrored ? -1 : 1);
  if (!mark || drawing.layout === "list") return inList(from, data, forward);
  if (drawing.layout === "across") return onLines(mark, drawing, way)?.point ?? null;
  if (drawing.layout === "down") return onBars(mark, drawing, forward)?.point ?? null;
  return nearest(mark, drawing.marks, way)?.point ?? null;
}
