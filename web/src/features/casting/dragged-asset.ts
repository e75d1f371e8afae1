import type { DragEvent } from "react";
import type { CastAsset } from "@/api/schema.gen";

const TYPE = "application/x-motk-asset";

export function dragAsset(event: DragEvent, asset: CastAsset): void {
  event.dataTransfer.effectAllowed = "copy";
  event.dataTransfer.setData(TYPE, JSON.stringify(asset));
}

/** Lets an asset be dropped: the page would refuse it otherwise. */
export function allowAsset(event: DragEvent): boolean {
  if (!event.dataTransfer.types.includes(TYPE)) return false;
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
  return true;
}

export function droppedAsset(event: DragEvent): CastAsset | null {
  const said = event.dataTransfer.getData(TYPE);
  if (!said) return null;
  event.preventDefault();
  return JSON.parse(said) as CastAsset;
}
