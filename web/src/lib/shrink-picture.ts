const SIDE_PX = 512;
const STILL_SIDE_PX = 960;
const TYPE = "image/jpeg";
const QUALITY = 0.9;

/** The square that is cut out of a picture for a portrait: its middle. */
export function middleSquare(width: number, height: number): { left: number; top: number; side: number } {
  const side = Math.min(width, height);
  return { left: Math.floor((width - side) / 2), top: Math.floor((height - side) / 2), side };
}

/** The size of a picture made to fit a square, its shape kept; nothing is made larger. */
export function fitting(width: number, height: number, side: number): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A picture as a small square JPEG, whatever a camera made of it. Rejects what is no picture. */
export async function shrinkPicture(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file);
  const { left, top, side } = middleSquare(picture.width, picture.height);
  return drawn(SIDE_PX, SIDE_PX, TYPE, (on) => on.drawImage(picture, left, top, side, side, 0, 0, SIDE_PX, SIDE_PX));
}

/** A logo as a small PNG: whole, and as transparent as it was. Rejects what is no picture. */
export async function shrinkLogo(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file);
  const { width, height } = fitting(picture.width, picture.height, SIDE_PX);
  return drawn(width, height, "image/png", (on) => on.drawImage(picture, 0, 0, width, height));
}

/** A still as a JPEG that is sharp at the size of a page: whole. Rejects what is no picture. */
export async function shrinkStill(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file);
  const { width, height } = fitting(picture.width, picture.height, STILL_SIDE_PX);
  return drawn(width, height, TYPE, (on) => on.drawImage(picture, 0, 0, width, height));
}

function drawn(width: number, height: number, type: string, draw: (on: CanvasRenderingContext2D) => void) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const on = canvas.getContext("2d");
  if (on) draw(on);
  return new Promise<Blob>((resolve, reject) => {
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error("no picture"))), type, QUALITY);
  });
}
