/** A JSON object of unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON-LD writes one value or a list of them; both are a list here, and nothing is an empty one. */
export function toList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** A text property, or `undefined`. */
export function textOf(value: unknown, property: string): string | undefined {
  const text = isObject(value) ? value[property] : undefined;
  return typeof text === 'string' ? text : undefined;
}

/** The `id` of a node that is written out or only named. */
export function idOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : textOf(value, 'id');
}

/** Whether a value has `depth` levels and `nodes` values at most. */
export function isWithin(value: unknown, limits: { readonly depth: number; readonly nodes: number }): boolean {
  let nodes = 0;
  const open: { readonly value: unknown; readonly level: number }[] = [{ value, level: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    nodes += 1;
    if (nodes > limits.nodes || next.level > limits.depth) return false;
    if (typeof next.value !== 'object' || next.value === null) continue;
    const level = next.level + 1;
    for (const inner of Object.values(next.value)) open.push({ value: inner, level });
  }
  return true;
}
