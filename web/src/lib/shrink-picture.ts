const SIDE_PX = 512;
const TYPE = "image/jpeg";
const QUALITY = 0.9;

/** The square that is cut out of a picture for a portrait: its middle. */
export function middleSquare(width: number, height: number): { left: number; top: number; side: number } {
  const side = Math.min(width, height);
  return { left: Math.floor((width - side) / 2), top: Math.floor((height - side) / 2), side };
}

/** A picture as a small square JPEG, whatever a camera made of it. Rejects what is no picture. */
export async function shrinkPicture(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file);
  const { left, top, side } = middleSquare(picture.width, picture.height);
  const drawn = document.createElement("canvas");
  drawn.width = SIDE_PX;
  drawn.height = SIDE_PX;
  drawn.getContext("2d")?.drawImage(picture, left, top, side, side, 0, 0, SIDE_PX, SIDE_PX);
  picture.close();
  return new Promise((resolve, reject) => {
    drawn.toBlob((made) => (made ? resolve(made) : reject(new Error("no picture"))), TYPE, QUALITY);
  });
}
