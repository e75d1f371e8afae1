const FPS = /^[1-9]\d{0,4}(\.\d{1,4}|\/[1-9]\d{0,4})?$/;

/** A typed frame rate as the server takes it: "24", "23.976", or exactly, "24000/1001"; empty for none, null where it is no such thing. */
export function readFps(typed: string): string | null {
  const fps = typed.trim().replace(",", ".");
  return fps === "" || FPS.test(fps) ? fps : null;
}
