import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { type Pictured, removeThumbnail, setThumbnail } from "@/api/thumbnail";
import { shrinkStill } from "@/lib/shrink-picture";
import { PictureChoice } from "@/ui/PictureChoice";

interface Props {
  of: Pictured;
  hasPicture: boolean;
  /** For what no change tells of. */
  after?: () => Promise<unknown>;
  children: ReactNode;
}

/** The picture of a shot, an asset or a production, to be chosen anew or taken away. */
export function ThumbnailChoice({ of, hasPicture, after, children }: Props) {
  const { t } = useTranslation();
  return (
    <PictureChoice
      words={{ choose: t("thumbnail.choose"), remove: t("thumbnail.remove") }}
      onChoose={async (file) => {
        await setThumbnail(of, await shrinkStill(file));
        await after?.();
      }}
      onRemove={hasPicture ? () => removeThumbnail(of).then(after) : undefined}
      problem={(error) => (error instanceof Problem ? error.message : t("thumbnail.notAPicture"))}
    >
      {children}
    </PictureChoice>
  );
}
