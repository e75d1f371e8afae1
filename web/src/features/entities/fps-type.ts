import type { ColumnType } from "@/grid/column";
import { textType } from "@/grid/types/text";
import type { Words } from "@/grid/words";
import { readFps } from "@/lib/fps";

/** Frames per second as editors write them: "24", "23.976", or exactly, "24000/1001". */
export function fpsType(words: Words): ColumnType<string | null> {
  const text = textType(words, { isNullable: true });
  return {
    ...text,
    parse: (typed) => {
      const fps = readFps(typed);
      return fps === null ? { problem: words.t("columns.notFps") } : text.parse(fps);
    },
    compare: (one, other) => perSecond(one) - perSecond(other),
  };
}

function perSecond(fps: string | null): number {
  const [frames = 0, seconds = 1] = (fps ?? "0").split("/").map(Number);
  return frames / seconds;
}
