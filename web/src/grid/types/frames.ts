import type { ColumnType } from "@/grid/column";
import type { Words } from "@/grid/words";
import { numberType } from "./number";

interface Options {
  /** A frame number may stand before zero; a count of frames may not. */
  min?: number;
  max?: number;
}

/** Frames are whole, and a range includes its last: 1001 to 1048 is 48 frames. */
export function framesType(words: Words, { min = 0, max = 9_999_999 }: Options = {}): ColumnType<number | null> {
  const number = numberType(words, { min, max });
  const whole: typeof number.parse = (text) => {
    const read = number.parse(text);
    if (!("value" in read) || read.value === null || Number.isInteger(read.value)) return read;
    return { problem: words.t("types.notFrames") };
  };
  return { ...number, name: "frames", parse: whole, parseRaw: whole };
}
