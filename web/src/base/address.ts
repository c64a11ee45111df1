// The state of a page in its address, so that a view can be shared and found again.

export function stateOf(name: string): string | null {
  return new URL(window.location.href).searchParams.get(name);
}

function changed(values: Record<string, string | number | null>): URL {
  const address = new URL(window.location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === "") address.searchParams.delete(name);
    else address.searchParams.set(name, String(value));
  }
  return address;
}

/** For what changes by the second, such as a slider: no step of the history. */
export function keepState(values: Record<string, string | number | null>): void {
  window.history.replaceState(window.history.state, "", changed(values));
}

/** For what "back" should undo. */
export function pushState(values: Record<string, string | number | null>): void {
  window.history.pushState(null, "", changed(values));
}
