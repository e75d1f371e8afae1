import type { ColumnType } from "@/grid/column";
import { textType } from "@/grid/types/text";
import type { Words } from "@/grid/words";

const FPS = /^[1-9]\d{0,4}(\.\d{1,4}|\/[1-9]\d{0,4})?$/;

/** Frames per second as editors write them: "24", "23.976", or exactly, "24000/1001". */
export function fpsType(words: Words): ColumnType<string | null> {
  const text = textType(words, { isNullable: true });
  return {
    ...text,
    parse: (typed) => {
      const fps = typed.trim().replace(",", ".");
      return fps === "" || FPS.test(fps) ? text.parse(fps) : { problem: words.t("columns.notFps") };
    },
    compare: (one, other) => perSecond(one) - perSecond(other),
  };
}

function perSecond(fps: string | null): number {
  const [frames = 0, seconds = 1] = (fps ?? "0").split("/").map(Number);
  return frames / seconds;
}
