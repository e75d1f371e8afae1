import type { NewEntity, NewTask } from "@/api/edits";
import { type GridCopy, type GridParent, wholeName } from "@/api/grid-copy";
import { type Kind, PARENT_KIND } from "@/api/kinds";
import { uuid7 } from "@/lib/uuid";
import type { PatternName } from "./name-pattern";

export interface Wanted {
  kind: Kind;
  names: readonly PatternName[];
  /** Where names go that say no place themselves: the name of a sequence or episode, there or to be made; "" for nowhere. */
  parent: string;
  /** For assets. */
  typeId: string | null;
  frameIn: number | null;
  frameOut: number | null;
  /** False: what is not there to stand under is not made. */
  makesParents?: boolean;
  /** A task for each of these, with the slot that takes it. */
  taskTypes: readonly { id: string; memberId: string | null }[];
}

/** What a pattern comes to on a page: what is made, and what is left out because it is there already. */
export interface NewRows {
  parents: NewEntity[];
  entities: NewEntity[];
  tasks: NewTask[];
  clashes: PatternName[];
  /** Left out: they belong where nothing is yet, and nothing is to be made there. */
  homeless: PatternName[];
  /** Places by a name that several have, and how one of them is meant: "SQ010", "EP01 SQ010". */
  unclear: { name: string; whole: string }[];
}

export function newRows(copy: Pick<GridCopy, "rows" | "parents">, wanted: Wanted): NewRows {
  const places = new Places(copy, PARENT_KIND[wanted.kind]);
  const taken = new Set([...copy.rows.values()].map((row) => nameKey(row)));
  const clashes: PatternName[] = [];
  const homeless: PatternName[] = [];
  const entities: NewEntity[] = [];
  for (const named of wanted.names) {
    const place = named.parent ?? wanted.parent;
    if (places.isUnclear(place)) continue;
    const parent_id = places.of(place);
    const told = named.description ? { description: named.description } : {};
    const entity = { id: uuid7(), kind: wanted.kind, name: named.name, ...told, ...fields(wanted), parent_id };
    const isMade = places.made.some(({ id }) => id === parent_id);
    if (isMade && wanted.makesParents === false) homeless.push(named);
    else if (taken.has(nameKey(entity))) clashes.push(named);
    else entities.push(entity);
    taken.add(nameKey(entity));
  }
  const tasks = entities.flatMap((entity) =>
    wanted.taskTypes.map(({ id, memberId }) => ({
      ...{ id: uuid7(), entity_id: entity.id, task_type_id: id },
      ...(memberId ? { member_ids: [memberId] } : {}),
    })),
  );
  const used = new Set(entities.map((entity) => entity.parent_id));
  const parents = places.made.filter(({ id }) => used.has(id));
  return { parents, entities, tasks, clashes, homeless, unclear: [...places.unclear.values()] };
}

/** Of one kind, no two in the same place, of the same type, may have the same name. */
function nameKey(row: { name: string; parent_id?: string | null; entity_type_id?: string | null }): string {
  return `${row.parent_id ?? ""} ${row.entity_type_id ?? ""} ${row.name.toLowerCase()}`;
}

function fields({ kind, typeId, frameIn, frameOut }: Wanted): Record<string, unknown> {
  if (kind === "asset") return { entity_type_id: typeId };
  if (kind !== "shot") return {};
  // One without the other is said too: where a shot begins is often known before how long it is.
  return { ...(frameIn !== null && { frame_in: frameIn }), ...(frameOut !== null && { frame_out: frameOut }) };
}

/** Sequences and episodes by their whole names, or by their own where only one has it; new ones are made at the first mention. */
class Places {
  readonly made: NewEntity[] = [];
  readonly unclear = new Map<string, { name: string; whole: string }>();
  readonly #ids: Map<string, string>;
  readonly #byOwn: Map<string, GridParent[]>;
  /** Ids of episodes by name. */
  readonly #above: Map<string, string>;

  constructor(
    { parents }: Pick<GridCopy, "parents">,
    private readonly kind: Kind | null,
  ) {
    const held = [...parents.values()].toReversed();
    this.#ids = new Map(held.map((parent) => [wholeName(parent).toLowerCase(), parent.id]));
    this.#byOwn = Map.groupBy(held, ({ name }) => name.toLowerCase());
    this.#above = new Map(
      held.flatMap(({ above, parent_id }) => (above && parent_id ? [[above.toLowerCase(), parent_id]] : [])),
    );
  }

  /** Several have the name, and none has it as its whole name: it is not guessed which is meant. */
  isUnclear(name: string): boolean {
    const [first, ...others] = this.#byOwn.get(name.toLowerCase()) ?? [];
    if (!first || others.length === 0 || this.#ids.has(name.toLowerCase())) return false;
    this.unclear.set(name.toLowerCase(), { name, whole: wholeName(others.at(-1) ?? first) });
    return true;
  }

  of(name: string): string | null {
    if (!name || !this.kind) return null;
    const held = this.#ids.get(name.toLowerCase()) ?? this.#byOwn.get(name.toLowerCase())?.[0]?.id;
    if (held) return held;
    const place = { id: uuid7(), kind: this.kind, ...this.#split(name) };
    this.made.push(place);
    this.#ids.set(name.toLowerCase(), place.id);
    return place.id;
  }

  /** "EP01 SQ030" is a new SQ030 in EP01, where there is an EP01. */
  #split(name: string): { name: string; parent_id?: string } {
    for (let space = name.lastIndexOf(" "); space > 0; space = name.lastIndexOf(" ", space - 1)) {
      const above = this.#above.get(name.slice(0, space).trimEnd().toLowerCase());
      if (above) return { name: name.slice(space + 1), parent_id: above };
    }
    return { name };
  }
}
