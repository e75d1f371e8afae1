import type { CastChange, CastingCopy, CastLink } from "@/api/casting-page";
import type { CastAsset } from "@/api/schema.gen";

const MOST = 100_000;

/** The page as it will be once the server has done the same: taken out first, then changed, then added. */
export function changed(casting: CastingCopy, body: CastChange, known: readonly CastAsset[] = []): CastingCopy {
  const chosen = new Set(body.entity_ids);
  const isRemoved = (link: CastLink) =>
    body.remove?.some(({ asset_id, label }) => asset_id === link.asset_id && (label ?? link.label) === link.label);
  const links = casting.links
    .filter((link) => !chosen.has(link.entity_id) || !isRemoved(link))
    .map((link) => (chosen.has(link.entity_id) ? altered(link, body) : link));
  const held = new Set(links.map(keyOf));
  const added = body.entity_ids
    .flatMap((entity_id) =>
      (body.add ?? []).map(({ asset_id, label = "", occurrences = 1 }) => ({
        entity_id,
        asset_id,
        label,
        occurrences,
      })),
    )
    .filter((link) => !held.has(keyOf(link)) && link.entity_id !== link.asset_id);
  const names = new Set(casting.assets.map(({ id }) => id));
  const strangers = known.filter(({ id }) => !names.has(id) && added.some(({ asset_id }) => asset_id === id));
  return { ...casting, links: [...links, ...added], assets: [...casting.assets, ...strangers] };
}

function altered(link: CastLink, { change }: CastChange): CastLink {
  const said = change?.find(({ asset_id, label = "" }) => asset_id === link.asset_id && label === link.label);
  if (!said) return link;
  const count = said.occurrences ?? link.occurrences + (said.by ?? 0);
  return { ...link, occurrences: Math.min(Math.max(count, 1), MOST), label: said.new_label ?? link.label };
}

function keyOf({ entity_id, asset_id, label }: CastLink): string {
  return `${entity_id} ${asset_id} ${label}`;
}
