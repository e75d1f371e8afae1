import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { removeAvatar, setAvatar } from "@/api/account";
import { pictureAddress } from "@/api/picture";
import { Problem } from "@/api/problem";
import { meQuery } from "@/api/session";
import { useMe } from "@/api/use-project";
import { shrinkPicture } from "@/lib/shrink-picture";
import { Avatar } from "@/ui/Avatar";
import { PictureChoice } from "@/ui/PictureChoice";
import classes from "./Account.module.css";

/** One's picture, as small as it is shown. */
export function Picture() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { account } = useMe();
  const after = (done: Promise<void>) => done.then(() => queries.invalidateQueries(meQuery));
  return (
    <section className={classes.section} aria-label={t("security.picture")}>
      <PictureChoice
        words={{ choose: t("security.choosePicture"), remove: t("security.removePicture") }}
        onChoose={(file) => after(shrinkPicture(file).then(setAvatar))}
        onRemove={account.avatar_id ? () => after(removeAvatar()) : undefined}
        problem={(error) => (error instanceof Problem ? error.message : t("security.notAPicture"))}
      >
        <Avatar name={account.display_name} picture={pictureAddress(account.avatar_id)} size={64} />
      </PictureChoice>
    </section>
  );
}
